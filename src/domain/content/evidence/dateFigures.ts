import { decimalOf } from './decimal'
import { type Figure, numberKey, plainFigure } from './figure'
import { type Reader, scan, type Sheet } from './scanner'
import { scaleAfter, unitAfter } from './units'

const months = 'january february march april may june july august september october november december'.split(' ')
const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const monthNumber = (name: string): number => months.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1

const yearAt = (digits: string, start: number): Figure => ({
  ...plainFigure({ kind: 'number', text: digits, start, end: start + digits.length, key: numberKey(decimalOf(digits), null) }),
  value: decimalOf(digits),
})

const dayAt = (text: string, start: number, monthOf: number, day: number): Figure =>
  plainFigure({ kind: 'date', text, start, end: start + text.length, key: `date:${monthOf}-${day}` })

const dated = (match: RegExpMatchArray & { index: number }, monthOf: number, day: number, year: string | undefined): Figure[] => {
  const date = dayAt(match[0], match.index, monthOf, day)
  if (!year) return [date]
  return [date, yearAt(year, match.index + match[0].lastIndexOf(year))]
}

const isoDate: Reader = (match) => {
  const [, year = '', monthOf, day] = match
  return [dayAt(match[0], match.index, Number(monthOf), Number(day)), yearAt(year, match.index)]
}

const dayFirst: Reader = (match) => dated(match, monthNumber(match[2] ?? ''), Number(match[1]), match[3])

const monthFirst: Reader = (match, { text }) => {
  const after = text.slice(match.index + match[0].length)
  // "In May 12 percent of firms": a number with a unit is no day.
  if (!match[3] && (unitAfter.test(after) || scaleAfter.test(after))) return null
  return dated(match, monthNumber(match[1] ?? ''), Number(match[2]), match[3])
}

const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g
const dayThenMonth = new RegExp(
  `(?<![\\d.,:/-])([1-3]?\\d)(?:st|nd|rd|th)?\\s(?:of\\s)?(${month})\\.?(?![\\p{L}])(?:,?\\s(\\d{4})(?![\\d.,]\\d|\\d))?`, 'gu')
const monthThenDay = new RegExp(
  `(?<![\\p{L}])(${month})\\.?\\s([1-3]?\\d)(?:st|nd|rd|th)?(?![\\p{L}\\d%]|[.,:/-]\\d)(?:,?\\s(\\d{4})(?![\\d.,]\\d|\\d))?`, 'gu')

/** Days of months in any usual order; the year is a figure of its own. */
export const readDates = (sheet: Sheet): void => {
  scan(sheet, iso, isoDate)
  scan(sheet, dayThenMonth, dayFirst)
  scan(sheet, monthThenDay, monthFirst)
}
