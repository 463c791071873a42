import { readAmounts, readPartsOfScales } from './amounts'
import { readDates } from './dateFigures'
import { timesTenTo } from './decimal'
import { type Figure, isYear, numberKey } from './figure'
import { readLoose } from './looseWords'
import { readNamed } from './namedFigures'
import { scan, type Sheet, sheetOf, skip } from './scanner'

/** Where a text comes from: in a source less counts as a figure, in a claim more, so that doubt never proves anything. */
export type Reading = 'claim' | 'source'

const skipOutside = (sheet: Sheet, reading: Reading): void => {
  scan(sheet, /\[\d{1,3}\]\([^)\s]{0,2048}\)/g, skip)
  scan(sheet, /(?<=\])\([^)\s]{0,2048}\)/g, skip)
  scan(sheet, /\[S\d+(?:\.P\d+)?\]/g, skip)
  if (reading === 'claim') {
    scan(sheet, /^\s*(?:\*\*)?(?:step|phase|stage|part|tip)\s\d{1,2}(?:\*\*)?\s?[:.–—-](?=\s)/giu, skip)
    scan(sheet, /(?<![\p{L}\p{N}])(?:B2B|B2C|B2G|D2C|P2P)(?![\p{L}\p{N}])/giu, skip)
    return
  }
  scan(sheet, /(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+\.\S+/gi, skip)
  scan(sheet, /\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]/g, skip)
  scan(sheet, /^[ \t]*(?:#{1,6}[ \t]*)?(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?)[ \t]+(?=["“(*]?\p{Lu})/gmu, skip)
}

const joins = /^\s?-?\s?(?:[-–—]|to|or|and)\s?$/i
const dash = /^\s?[-–—]\s?$/

const joined = (text: string, a: Figure, b: Figure): boolean => {
  if (a.kind !== 'number' || b.kind !== 'number' || a.value === null || b.value === null) return false
  const between = text.slice(a.end, b.start)
  if (!joins.test(between)) return false
  return !/and/i.test(between) || /between\s$/i.test(text.slice(Math.max(0, a.start - 8), a.start))
}

/** "5 to 10 million euros": the first end takes the scale and unit that stand only after the second. */
const sharing = (a: Figure, b: Figure): [Figure, Figure] => {
  const [first, second] = [{ ...a }, { ...b }]
  if (isYear(a) && !isYear(b)) return [first, second]
  const shares = a.unit === null || a.unit === b.unit || b.unit === null
  if (shares && a.scale === 0 && b.scale > 0 && first.value) {
    first.value = timesTenTo(first.value, b.scale)
    first.scale = b.scale
  }
  first.unit ??= isYear(b) ? null : b.unit
  if (!isYear(b)) second.unit ??= a.unit
  for (const end of [first, second]) if (end.value) end.key = numberKey(end.value, end.unit)
  return [first, second]
}

const withRanges = (text: string, found: Figure[]): Figure[] => {
  const figures = [...found]
  for (let i = 0; i + 1 < figures.length; i += 1) {
    const [a, b] = [figures[i], figures[i + 1]]
    if (!a || !b || !joined(text, a, b)) continue
    const [first, second] = sharing(a, b)
    if (dash.test(text.slice(a.end, b.start))) [first.partner, second.partner] = [second.key, first.key]
    figures.splice(i, 2, first, second)
  }
  return figures
}

const arabicSigns: Readonly<Record<string, string>> = { '\u066a': '%', '\u066b': '.', '\u066c': ',' }

/** Digits of other scripts as plain ones, one for one, so that offsets stay. */
const plainDigits = (text: string): string =>
  text.replace(/[\u066a-\u066c]/g, (sign) => arabicSigns[sign] ?? sign)
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x630))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x6c0))

/** What every English reader needs: without it only the loose words are looked for. */
const mayHold = /\p{N}|hundred|thousand|million|billion|trillion|percent|per cent|twice|thrice|doubl|tripl|trebl|quadrupl|quintupl|sextupl|fold|hal[fv]|second|third|quarter|[fxnv]th\b|eighth|tenth|twelfth|tieth|hundredth|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b/iu

/**
 * Every figure of a text in the order in which it stands: amounts with unit, currency and scale, percentages, multiples,
 * years, days, shares ("two thirds", "1 in 5"), labels ("Level 2"), ordinals and names with digits (AAL2).
 *
 * Number words count from "three" up, and below it when they carry a scale, a unit or a share ("two million", "one in
 * five"); a bare "two" does not. Those of other languages ("die Hälfte", "deux fois") equal only themselves. Reference
 * marks, link addresses and, in a source, list and heading numbers are no figures.
 */
export const figures = (text: string, reading: Reading = 'claim'): Figure[] => {
  const sheet = sheetOf(plainDigits(text))
  skipOutside(sheet, reading)
  if (mayHold.test(sheet.text)) for (const read of [readDates, readPartsOfScales, readNamed, readAmounts]) read(sheet)
  readLoose(sheet)
  const inOrder = sheet.figures.sort((a, b) => a.start - b.start || a.end - b.end)
  return withRanges(sheet.text, inOrder).map((figure) => ({ ...figure, text: text.slice(figure.start, figure.end) }))
}
