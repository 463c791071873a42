import type { Table } from '@/src/domain/content/document'
import { textWidth } from '../charts/textWidth'

export type Cell = { text: string; whole: string; rest: string }
export type Column = { title: string; numeric: boolean; rest: number }
export type SetTable = { title: string; source: string; columns: Column[]; rows: Cell[][]; crowded: boolean }

const figure = /^([-−+–]?\s?(?:[$€£¥]|USD|EUR|GBP|CHF)?\s?\d{1,3}(?:[,.\s\u00a0’]\d{3})*|[-−+–]?\s?[$€£¥]?\d+)((?:[.,]\d{1,2})?(?:\s|\u00a0)?(?:%|×|x|k|m|bn|tn|pp|million|billion)?)$/i
const empty = /^[-–—\s]*$|^n\/?a$/i

const split = (text: string): Cell => {
  const found = figure.exec(text.trim())
  return { text, whole: found?.[1] ?? text, rest: found?.[2] ?? '' }
}

// Points: the narrowest page of the designs, the size of type in a table, and what stands between two columns.
const ROOM = 430
const TYPE = 9
const BETWEEN = 11

const widest = (texts: string[]) => Math.max(0, ...texts.flatMap((text) => text.split(/[\s\-/]+/)).map((word) => textWidth(word, TYPE)))

/**
 * A table ready to be set: columns of figures are known, and each figure is cut where the
 * columns line up, at the decimal mark. `crowded` when its longest words do not fit beside each other, so that words must break.
 */
export const setTable = ({ title, source, columns, rows }: Table): SetTable => {
  const cells = rows.map((row) => columns.map((_, at) => split(row[at] ?? '')))
  return {
    title,
    source,
    rows: cells,
    crowded: columns.reduce((sum, name, at) => sum + BETWEEN + widest([name, ...cells.map((row) => row[at]?.text ?? '')]), 0) > ROOM,
    columns: columns.map((name, at) => {
      const texts = cells.map((row) => row[at]?.text ?? '')
      const numeric = at > 0 && texts.some((text) => figure.test(text.trim())) && texts.every((text) => figure.test(text.trim()) || empty.test(text))
      return { title: name, numeric, rest: Math.max(0, ...cells.map((row) => row[at]?.rest.length ?? 0)) }
    }),
  }
}
