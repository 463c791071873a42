import { type Decimal, negated, timesTenTo } from './decimal'
import { type Figure, literalKey, numberKey, plainFigure } from './figure'
import { numberWords, partOfScale, partValue, readNumberWords } from './numberWords'
import { readNumeral } from './numerals'
import { type Reader, scan, type Sheet } from './scanner'
import {
  currencyBefore, currencyScaleLetters, currencyUnits, isDuration, measureUnits, scaleAfter, scaleLetters, scaleWords, unitAfter, unitPhrases,
} from './units'

type Before = { start: number; unit: string | null; negative: boolean }
type After = { end: number; unit: string | null; scale: number }

const before = (text: string, start: number): Before => {
  const left = text.slice(Math.max(0, start - 12), start)
  const currency = currencyBefore.exec(left)
  const from = start - (currency?.[0].length ?? 0)
  const minus = /(?:^|[\s(|[:>])([-−–]|minus )$/i.exec(text.slice(Math.max(0, from - 8), from))
  return {
    start: from - (minus?.[1]?.length ?? 0),
    unit: currency ? (currencyUnits.get((currency[1] ?? '').toLowerCase()) ?? null) : null,
    negative: Boolean(minus ?? currency?.[2]),
  }
}

const scaleAt = (text: string, at: number, currency: boolean): { power: number; length: number } => {
  const rest = text.slice(at, at + 16)
  const word = scaleAfter.exec(rest)
  if (word) return { power: scaleWords[(word[1] ?? '').toLowerCase()] ?? 0, length: word[0].replace(/\.$/, '').length }
  const letter = /^([kKmMbBtT])(?![\p{L}\p{N}])/u.exec(rest)?.[1]
  const power = letter ? (currency ? currencyScaleLetters : scaleLetters)[letter] : undefined
  return power === undefined ? { power: 0, length: 0 } : { power, length: 1 }
}

const unitAt = (text: string, at: number): { unit: string | null; length: number } => {
  const rest = text.slice(at, at + 32)
  for (const [pattern, unit] of unitPhrases) {
    const match = pattern.exec(rest)
    if (match) return { unit, length: match[0].length }
  }
  const match = unitAfter.exec(rest)
  return match ? { unit: measureUnits.get((match[2] ?? '').toLowerCase()) ?? null, length: match[0].length } : { unit: null, length: 0 }
}

const after = (text: string, at: number, currency: string | null): After => {
  let [end, scale] = [at, 0]
  for (let step = scaleAt(text, end, currency !== null); step.length > 0; step = scaleAt(text, end, currency !== null)) {
    end += step.length
    scale += step.power
  }
  // "1,5 Mio. Euro": the stop belongs to the scale, and the unit counts.
  if (scale > 0 && /(?:mio|mn|mln|bn|bln|mrd|mld|tn|trn|tys|тыс|млн|млрд)$/i.test(text.slice(at, end)) && text.charAt(end) === '.' && unitAt(text, end + 1).length > 1) end += 1
  const found = unitAt(text, end)
  if (currency !== null && found.unit !== currency) return { end, unit: currency, scale }
  return { end: end + found.length, unit: found.unit, scale }
}

const amount = (text: string, start: number, end: number, value: Decimal, rest: Partial<Figure>): Figure => ({
  ...plainFigure({ kind: 'number', text: text.slice(start, end), start, end, key: numberKey(value, rest.unit ?? null) }),
  value,
  ...rest,
})

const listed = (match: RegExpMatchArray & { index: number }): Figure[] =>
  [...match[0].matchAll(/\d+/g)].map((part) => {
    const value = readNumeral(part[0])?.value ?? null
    const at = match.index + part.index
    return { ...plainFigure({ kind: 'number', text: part[0], start: at, end: at + part[0].length, key: value ? numberKey(value, null) : literalKey(part[0]) }), value }
  })

const digits: Reader = (match, { text }) => {
  const numeral = readNumeral(match[0])
  const end = match.index + match[0].length
  if (!numeral && /^[\d,]+$/.test(match[0])) return listed(match)
  const left = before(text, match.index)
  const right = after(text, end, left.unit)
  const tail = /^[\p{L}\p{N}]+/u.exec(text.slice(right.end))
  if (!numeral || (right.end === end && tail)) {
    const whole = match[0] + (tail?.[0] ?? '')
    return [plainFigure({ kind: 'literal', text: whole, start: match.index, end: match.index + whole.length, key: literalKey(whole) })]
  }
  const scaled = timesTenTo(numeral.value, right.scale)
  const { decimals, ambiguous } = numeral
  const value = left.negative ? negated(scaled) : scaled
  return [amount(text, left.start, right.end, value, { unit: right.unit, scale: right.scale, decimals, ambiguous })]
}

const idiom = /^(?:one|a|an|zero)$/i
const uncounted = /^(?:zero|one|two|an?)$/i
const few = /^(?:three|four|five|six|seven|eight|nine|ten)$/i
/** "One" and "two" belong to the grammar; from "three" up somebody has counted, when a thing to count follows or the number is not a small one. */
const isBare = (spoken: string, after: string): boolean => uncounted.test(spoken) || (few.test(spoken) && !/^[\s-]\p{L}/u.test(after))

const words: Reader = (match, { text }) => {
  const spoken = match[0].trimEnd()
  const { value, scaled, decimals } = readNumberWords(spoken.replace(/^an? /i, 'one '))
  const right = after(text, match.index + spoken.length, null)
  const measured = right.unit !== null && !(idiom.test(spoken) && (isDuration(right.unit) || right.unit === 'x'))
  if (!scaled && !measured && right.scale === 0 && isBare(spoken, text.slice(right.end, right.end + 2))) return null
  return [amount(text, match.index, right.end, timesTenTo(value, right.scale), { unit: right.unit, scale: right.scale, decimals })]
}

const partly: Reader = (match, { text }) => {
  const value = partValue(match[1] ?? match[2] ?? match[3] ?? '', match[4] ?? '')
  const right = after(text, match.index + match[0].length, null)
  return [amount(text, match.index, right.end, timesTenTo(value, right.scale), { unit: right.unit, scale: right.scale })]
}

const anyDigit: Reader = (match) => [
  plainFigure({ kind: 'literal', text: match[0], start: match.index, end: match.index + match[0].length, key: literalKey(match[0]) }),
]

const numerals =
  /(?<![\d])(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:['’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|(?<![\d.])\.\d+)/g

/** "Half a million", before anything takes it for a half and a million. */
export const readPartsOfScales = (sheet: Sheet): void => scan(sheet, partOfScale, partly)

/** Amounts in digits, then amounts in words, then whatever digit is left (superscripts, digits of other scripts). */
export const readAmounts = (sheet: Sheet): void => {
  scan(sheet, numerals, digits)
  scan(sheet, numberWords, words)
  scan(sheet, /\p{N}+/gu, anyDigit)
}
