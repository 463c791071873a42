import type { Figure } from './figure'

/** A text in which what has been read is blanked out, so that each reader sees only what those before it left. */
export type Sheet = { text: string; left: string; figures: Figure[] }

export type Reader = (match: RegExpMatchArray & { index: number }, sheet: Sheet) => Figure[] | null

/** The text with these places blanked out, which come in the order of their starts. */
const blanked = (text: string, places: readonly (readonly [number, number])[]): string => {
  const parts: string[] = []
  let at = 0
  for (const [start, end] of places) {
    const from = Math.max(start, at)
    if (end <= from) continue
    parts.push(text.slice(at, from), '\u0000'.repeat(end - from))
    at = end
  }
  return parts.join('') + text.slice(at)
}

/** A text of which nothing is read yet. */
export const sheetOf = (text: string): Sheet => ({ text, left: text, figures: [] })

/** Applies one reader to all that is left; a reader answering null leaves the place for the next. */
export const scan = (sheet: Sheet, pattern: RegExp, read: Reader): void => {
  const found: [number, number][] = []
  for (const match of sheet.left.matchAll(pattern)) {
    const figures = read(match, sheet)
    if (figures === null) continue
    sheet.figures.push(...figures)
    const end = Math.max(match.index + match[0].length, ...figures.map((figure) => figure.end))
    found.push([match.index, end])
  }
  if (found.length > 0) sheet.left = blanked(sheet.left, found)
}

/** Takes a place out of what is left without a figure. */
export const skip: Reader = () => []
