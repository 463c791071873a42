import type { Figure } from './figure'

/** A text in which what has been read is blanked out, so that each reader sees only what those before it left. */
export type Sheet = { text: string; left: string; figures: Figure[] }

export type Reader = (match: RegExpMatchArray & { index: number }, sheet: Sheet) => Figure[] | null

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + '\u0000'.repeat(end - start) + text.slice(end)

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
  for (const [start, end] of found) sheet.left = blank(sheet.left, start, end)
}

export const skip: Reader = () => []
