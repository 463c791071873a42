import type { FigureType } from './figures'
import { figuresOf } from './figures'

export interface SeriesPoint {
  label: string
  value: string
}

/** Figures of one unit with a label each, as a list, a run of pairs or a two-column table gives them. */
export interface Series {
  caption: string
  type: FigureType
  points: SeriesPoint[]
  /** Heads of the two columns, when the text names them. */
  columns: [string, string] | null
}

const pair = /^(.{2,60}?)(?:\s*[:|–—\t]\s*|,\s+|\s+-\s+|\s+(?=[$€£\d]))([$€£]?\s?[\d.,]+\s?(?:%|percentage points?|per ?cent|million|billion|seconds|minutes|hours|days|weeks|months|years|x)?(?: (?:million|billion))?)\.?$/i

/** The two heads of a table's first line, or null when the line is something else. */
export function readHeads(line: string): Series['columns'] {
  const cells = trimPipes(line).split(/\s*[|\t]\s*/)
  return cells.length === 2 && cells[0] && cells[1] && cells[0].length < 40 && cells[1].length < 60 ? [cells[0], cells[1]] : null
}

const trimPipes = (line: string): string => line.replace(/^\s*\|\s*|\s*\|\s*$/g, '').replace(/[*_]{2}/g, '').trim()

/** The last label and the first cell of "Region: North; 2024: 12%; 2025: 15%", with their heads. */
function readLabelled(line: string): (SeriesPoint & { columns: [string, string] }) | null {
  const cells = line.split('; ').map((cell) => cell.split(': '))
  const [first, last] = [cells[0], cells.at(-1)]
  if (cells.length < 2 || cells.some((cell) => cell.length !== 2) || !first || !last || !/\d/.test(last[1] ?? '')) return null
  return { label: first[1] ?? '', value: last[1] ?? '', columns: [first[0] ?? '', last[0] ?? ''] }
}

/** Reads one line such as "Banking: 41%", "Banking | 41%" or "Sector: Banking; Share: 41%". */
export function readPair(line: string): (SeriesPoint & { columns?: [string, string] }) | null {
  const labelled = readLabelled(line)
  if (labelled) return labelled
  const found = pair.exec(trimPipes(line))
  const [, label = '', value = ''] = found ?? []
  if (!found || /[|\t]/.test(label) || !/\p{L}{2}|\d{4}|Q\d/u.test(label) || !/\d/.test(value)) return null
  return { label: label.replace(/^[-*•\s]+/, '').trim(), value: value.trim() }
}

const unitOf = (value: string): string => value.replace(/[\d.,\s]/g, '').toLowerCase()

const typeOf = (value: string): FigureType => figuresOf(value)[0]?.type ?? 'number'

/** A series out of points when they share their unit and are at least three, with labels that differ. */
export function toSeries(caption: string, points: SeriesPoint[], columns: Series['columns'] = null): Series | null {
  const unit = unitOf(points[0]?.value ?? '')
  const same = points.filter(({ value }) => unitOf(value) === unit)
  const first = same[0]
  if (!first || same.length < 3 || same.length < points.length || new Set(same.map(({ label }) => label)).size < same.length) return null
  return { caption: caption.replace(/[\s:.]+$/, '').trim(), type: typeOf(first.value), points: same, columns }
}

const parallel = /^(.{3,40}?) (saved|fell|rose|reached|grew|used|lost|gained|reported|paid|took)(?: by| to| about)? ([$€£]?[\d.,]+ ?(?:%|percent|days|weeks|months|years|hours|minutes)?)$/i

/** A sentence such as "Offices saved 41%, shops saved 34% and schools saved 27%." under one that names the measure ("Savings by kind of building were uneven."). */
export function readParallelSeries(sentence: string, before: string): Series | null {
  const caption = /^(.{4,80}? by [\w -]{3,40}?) (?:were|was|are|is|differ|vary|varied)/.exec(before)?.[1]
  const found = sentence.replace(/\.$/, '').split(/,\s+(?:and\s+)?|\s+and\s+/).map((part) => parallel.exec(part.trim()))
  if (!caption || found.some((part) => part === null || part[2] !== found[0]?.[2])) return null
  const points = found.map((part) => ({ label: capitalised(part?.[1] ?? ''), value: (part?.[3] ?? '').trim() }))
  return toSeries(caption, points)
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A sentence of the form "Caption: Banking 41%, Retail 28% and Healthcare 22%." */
export function readInlineSeries(sentence: string): Series | null {
  const colon = sentence.indexOf(': ')
  if (colon < 8) return null
  const parts = sentence.slice(colon + 2).replace(/\.$/, '').split(/;\s+|,\s+(?:and\s+)?|\s+and\s+(?=[^,;]{2,40}\s[$€£]?[\d.,]+\s?\S*$)/)
  const points = parts.map(readPair)
  return points.every((point) => point !== null) ? toSeries(sentence.slice(0, colon), points) : null
}
