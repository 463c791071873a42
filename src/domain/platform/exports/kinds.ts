import type { PayloadRequest, Where } from 'payload'
import type { Door } from '@/src/engine/doors'

export const formats = ['csv', 'json', 'zip', 'ics'] as const
export type Format = (typeof formats)[number]
export type KindName = 'posts' | 'client' | 'agency'

/** What is asked for: whose, which rows (the caller's reach is part of `filter`), in which form. Plain data, for it outlives the request. */
export type Question = { kind: KindName; format: Format; agency: string; filter: Where; options: Record<string, unknown> }

/** `door`: with whose rights rows are read; `count` hears how many are behind. */
export type Tools = { req: PayloadRequest; door: Door; count(rows: number): void }

type Kind = {
  /** The bytes, made as they are asked for: never more than a few rows and one picture in memory. */
  contents(question: Question, tools: Tools): AsyncIterable<Buffer | string>
}

const kinds = new Map<string, Kind>()

/** Says what the file of a kind holds. Throws for a kind defined twice. */
export const defineExport = (name: KindName, kind: Kind): void => {
  if (kinds.has(name)) throw new Error(`The export ${name} is defined twice.`)
  kinds.set(name, kind)
}

/** The bytes that answer a question. Throws for a kind that nobody defined. */
export const contentsOf = (question: Question, tools: Tools): AsyncIterable<Buffer | string> => {
  const kind = kinds.get(question.kind)
  if (!kind) throw new Error(`There is no export named ${question.kind}.`)
  return kind.contents(question, tools)
}

/** The media type of a format. */
export const mediaTypes: Record<Format, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8', zip: 'application/zip', ics: 'text/calendar; charset=utf-8' }
