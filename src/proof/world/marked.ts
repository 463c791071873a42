import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { makeRow } from '@/src/engine/tenancy/walls/rows'
import { tablesOf, type Tables } from '@/src/engine/tenancy/walls'
import type { Facts } from './facts'

/** Whose a new row is, and the rows around it that it may point at: table → id. */
export type Spot = { agency: string; client: string | null; people: readonly string[]; rows: Map<string, string> }
type Column = Tables[string]['columns'][string]

/** A place in the tables under which a collection lies. */
export const tableOf = (slug: string): string => slug.replaceAll('-', '_')
const isText = ({ type }: Column) => type === 'varchar' || type === 'text'

/** A field's name as its column has it. */
export const snake = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

let count = 0
/** A word that stands in no other row. */
const newMark = (): string => `zq${(count += 1)}q${process.pid}z`

/** Every such word in what somebody got. */
export const marksIn = (what: unknown): string[] => String(typeof what === 'string' ? what : JSON.stringify(what)).match(/zq\d+q\d+z/g) ?? []

/** The words that stand in the rows of one agency. */
export const marksOf = (facts: Facts, agency: string): Set<string> =>
  new Set([...facts.values()].flat().filter(({ agencies }) => agencies.includes(agency)).flatMap(({ row }) => marksIn(row)))

/**
 * A row of a collection by SQL, with its mark in every text, the owner that is asked for, and each relation set to a row
 * of the same client where there is one already. A file's bytes hold the mark too.
 */
export const makeMarked = async (payload: Payload, slug: string, spot: Spot, more: Record<string, unknown> = {}, mark = newMark()): Promise<string> => {
  const tables = tablesOf(payload)
  const table = tableOf(slug)
  const columns = Object.entries(tables[table]!.columns)
  const row: Record<string, unknown> = {}
  for (const [key, column] of columns) {
    const target = targetOf(tables, table, key, column)
    if (column.name === 'agency_id' || column.name === 'id') continue
    if (column.name === 'client_id') row.client_id = spot.client
    else if (target === 'users') row[column.name] = spot.people[count % spot.people.length]
    else if (target && spot.rows.has(target)) row[column.name] = spot.rows.get(target)
    else if (!target && isText(column)) row[column.name] = await wordsFor(payload, slug, key, mark)
  }
  if (payload.collections[slug as 'files'].config.upload) Object.assign(row, storedAs(payload, slug, mark))
  const id = await makeRow(poolOf(payload), tables, table, spot.agency, { ...row, ...more })
  return id
}

/** The table that a column points at, or undefined. */
export const targetOf = (tables: Tables, table: string, key: string, column: Column): string | undefined =>
  column.reference?.table ?? Object.values(tables[table]!.foreignKeys ?? {}).find(({ columns }) => columns[0] === key || columns[0] === column.name)?.foreignColumns[0]?.table

const storedAs = (payload: Payload, slug: string, mark: string): Record<string, unknown> => {
  const { staticDir } = payload.collections[slug as 'files'].config.upload
  mkdirSync(staticDir!, { recursive: true })
  writeFileSync(path.join(staticDir!, `${mark}.txt`), `${mark} bytes`)
  return { filename: `${mark}.txt`, mime_type: 'text/plain', filesize: mark.length + 6, url: null, thumbnail_u_r_l: null }
}

/** Puts a row's mark into each text that is still empty, for rows that were made through the product. */
export const fillTexts = async (payload: Payload, slug: string, id: string, mark = newMark()): Promise<void> => {
  const texts = Object.entries(tablesOf(payload)[tableOf(slug)]!.columns).filter(([, column]) => isText(column))
  for (const [key, { name }] of texts) await poolOf(payload).query(`update ${tableOf(slug)} set "${name}" = $1 where id = $2 and "${name}" is null`, [await wordsFor(payload, slug, key, mark), id])
}

type Checked = { validate?: (value: unknown, options: object) => unknown }

/** A text with the mark in a form that the field takes: words, an address of mail or of the web, one word. */
const wordsFor = async (payload: Payload, slug: string, key: string, mark: string): Promise<string> => {
  const field = payload.collections[slug as 'users'].config.flattenedFields.find(({ name }) => name === key) as Checked | undefined
  const options = { ...field, data: {}, siblingData: {}, required: false, req: { payload, t: (words: string) => words, context: {} } }
  for (const words of [`${mark} ${key}`, `${mark}@example.test`, `https://${mark}.example.test/page`, mark]) {
    const verdict = await Promise.resolve(field?.validate?.(words, options) ?? true).catch(() => false)
    if (verdict === true) return words
  }
  return `${mark} ${key}`
}
