import type { Callout, Chart, Quote, Section, Statistic } from '@/src/domain/content/document'
import type { SetTable } from './tables'

export type ShownStatistic = Statistic & { reference: number | null; year: string; size: 'large' | 'medium' | 'small' }
export type Block =
  | { kind: 'paragraph'; text: string; first: boolean }
  | { kind: 'subsection'; title: string; text: string }
  | { kind: 'statistics'; rows: ShownStatistic[][] }
  | { kind: 'chart'; number: number; chart: Chart; alt: string; unitNote: string | null; reference: number | null }
  | { kind: 'quote'; quote: Quote; reference: number | null }
  | { kind: 'callout'; callout: Callout }
  | { kind: 'table'; number: number; table: SetTable; reference: number | null }

export type Placed = { block: Block; mentions: string[] }

const plainly = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').toLowerCase()

const anchorOf = (paragraphs: string[], mentions: string[]): number | null => {
  const wanted = mentions.map(plainly).filter((mention) => mention.length > 1)
  const at = paragraphs.findIndex((paragraph) => wanted.some((mention) => paragraph.includes(mention)))
  return at < 0 ? null : at
}

const freeSlot = (taken: Map<number, Block[]>, from: number, count: number): number => {
  for (let slot = from; slot < count; slot += 1) if (!taken.has(slot)) return slot
  for (let slot = from - 1; slot >= 0; slot -= 1) if (!taken.has(slot)) return slot
  return from
}

/**
 * The reading order of a section: each picture, figure box and quote comes right after the paragraph that speaks of it,
 * one to a paragraph while there are enough; what nothing speaks of fills the free places from the top.
 */
export const arrange = (section: Section, placed: Placed[], closing: Block[]): Block[] => {
  const texts = section.paragraphs.map(plainly)
  const slots = new Map<number, Block[]>()
  const put = (slot: number, block: Block) => slots.set(slot, [...(slots.get(slot) ?? []), block])
  const anchored = placed.map(({ block, mentions }) => ({ block, anchor: anchorOf(texts, mentions) }))
  for (const { block, anchor } of anchored) if (anchor !== null) put(freeSlot(slots, anchor, texts.length), block)
  for (const { block, anchor } of anchored) if (anchor === null) put(freeSlot(slots, 0, texts.length), block)
  const body = section.paragraphs.flatMap((text, at): Block[] => [{ kind: 'paragraph', text, first: at === 0 }, ...(slots.get(at) ?? [])])
  const unplaced = texts.length ? [] : placed.map(({ block }) => block)
  const subsections = section.subheadings.map(({ title, content }): Block => ({ kind: 'subsection', title, text: content }))
  return [...body, ...unplaced, ...subsections.slice(0, 1), ...closing, ...subsections.slice(1)]
}
