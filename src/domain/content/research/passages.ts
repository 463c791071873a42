import { sentenceSpans, type Span } from '../evidence/sentences'

/** A contiguous piece of a stored text: `text === stored.slice(start, end)`. */
export type PassageSpan = Span & { text: string }

const sentencesAtMost = 4
const rowsAtMost = 6
const lengthAtMost = 700

type Line = Span & { text: string; kind: 'row' | 'item' | 'heading' | 'prose' }

const kindOf = (line: string): Line['kind'] => {
  if (/^\s*#{1,6}\s/.test(line)) return 'heading'
  if (/^\s*\|.*\|\s*$/.test(line) || (line.match(/ \| |\t/g)?.length ?? 0) >= 1) return 'row'
  return /^\s*(?:[-*•‣–]|\d{1,3}[.)]|[a-z][.)])\s/.test(line) ? 'item' : 'prose'
}

const linesOf = (text: string): (Line | null)[] => {
  const lines: (Line | null)[] = []
  for (const match of text.matchAll(/[^\n]+|\n[^\S\n]*(?=\n)/g)) {
    const line = match[0]
    const blank = line.trim() === ''
    lines.push(blank ? null : { start: match.index, end: match.index + line.length, text: line, kind: kindOf(line) })
  }
  return lines
}

/** Lines that belong together: wrapped prose, the rows of a table, the items of a list. */
const blocksOf = (text: string): { kind: Line['kind']; lines: Line[] }[] => {
  const blocks: { kind: Line['kind']; lines: Line[] }[] = []
  let before: Line['kind'] | null = null
  for (const line of linesOf(text)) {
    const kind = line === null || line.kind === 'heading' ? null : line.kind
    if (line && kind && kind === before) blocks.at(-1)?.lines.push(line)
    else if (line && kind) blocks.push({ kind, lines: [line] })
    before = kind
  }
  return blocks
}

const grouped = (units: Span[], most: number): Span[] => {
  const groups: Span[] = []
  let count = 0
  for (const unit of units) {
    const last = groups.at(-1)
    const fits = last !== undefined && count < most && unit.end - last.start <= lengthAtMost
    count = fits ? count + 1 : 1
    if (last && fits) last.end = unit.end
    else groups.push({ start: unit.start, end: unit.end })
  }
  return groups
}

const pieces = (text: string, span: Span): Span[] => {
  const result: Span[] = []
  for (let start = span.start; start < span.end; ) {
    const far = Math.min(span.end, start + lengthAtMost)
    const space = far < span.end ? text.lastIndexOf(' ', far) : far
    const end = space > start ? space : far
    result.push({ start, end })
    start = end
  }
  return result
}

const unitsOf = (text: string, block: { kind: Line['kind']; lines: Line[] }): Span[] => {
  if (block.kind !== 'prose') return block.lines
  const [first, last] = [block.lines[0], block.lines.at(-1)]
  if (!first || !last) return []
  const spans = sentenceSpans(text.slice(first.start, last.end))
  return spans.map(({ start, end }) => ({ start: start + first.start, end: end + first.start }))
}

/**
 * Splits a stored text into passages of 1 to 4 sentences (or list items, or up to 6 table rows), none over 700
 * characters. Headings and blank lines are in no passage; offsets count UTF-16 units of the stored text.
 */
export const passagesOf = (text: string): PassageSpan[] =>
  blocksOf(text)
    .flatMap((block) => grouped(unitsOf(text, block), block.kind === 'row' ? rowsAtMost : sentencesAtMost))
    .flatMap((span) => (span.end - span.start > lengthAtMost ? pieces(text, span) : [span]))
    .map((span) => ({ ...span, text: text.slice(span.start, span.end) }))
    .filter(({ text: passage }) => /[\p{L}\p{N}]/u.test(passage))
