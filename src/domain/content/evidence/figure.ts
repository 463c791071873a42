import { type Decimal, decimalKey } from './decimal'

/**
 * A figure as it stands in a text. `text === whole.slice(start, end)`, unit and sign included.
 * `number`: an amount, with `unit` ('%', 'usd', 'day', 'x', …) or null; a year is a number of four plain digits.
 * `fraction`: "two thirds", "1/3", "1 in 3" · `date`: a day of a month · `label`: "Level 2" · `ordinal`: "3rd"
 * `literal`: a name or number string that has no value of its own (AAL2, 800-63, 10:30); equal only to itself.
 */
export type Figure = {
  kind: 'number' | 'fraction' | 'date' | 'label' | 'ordinal' | 'literal'
  text: string
  start: number
  end: number
  /** Equal for figures that may stand for each other. */
  key: string
  unit: string | null
  value: Decimal | null
  decimals: number
  scale: number
  ambiguous: boolean
  /** The other end of a range written with a dash: alone, an end of a range says something else. */
  partner: string | null
}

type Plain = { kind: Figure['kind']; text: string; start: number; end: number; key: string }

/** A figure that is no amount: nothing but its words and its key. */
export const plainFigure = (plain: Plain): Figure => ({
  ...plain, unit: null, value: null, decimals: 0, scale: 0, ambiguous: false, partner: null,
})

/** The same for equal amounts of one unit and for no others. */
export const numberKey = (value: Decimal, unit: string | null): string => `${unit ?? '#'}:${decimalKey(value)}`

/** The same for words that differ only in case, dashes or the stop behind them. */
export const literalKey = (text: string): string =>
  `=${text.toLowerCase().replace(/[–—−‑]/g, '-').replace(/[\s.,]+$/, '')}`

/** Whether a bare number reads as a year of the last or this century. */
export const isYear = (figure: Figure): boolean =>
  figure.kind === 'number' && figure.unit === null && figure.scale === 0 && /^(?:19|20)\d\d$/.test(figure.text)

const samePrecision = (source: Figure, claim: Figure): boolean => {
  if (source.ambiguous || claim.ambiguous) return source.text.replace(/[^\d.,]/g, '') === claim.text.replace(/[^\d.,]/g, '')
  if (source.scale !== claim.scale) return true
  return claim.unit === null ? claim.decimals === source.decimals : claim.decimals <= source.decimals
}

/**
 * Whether `source`, found in a stored passage, is the very figure that `claim` states: same value, unit and kind, no
 * more decimals than the source has, and both ends when the source gives a range.
 */
export const provesFigure = (source: Figure, claim: Figure, claimed: readonly Figure[]): boolean => {
  if (source.key !== claim.key) return false
  if (claim.kind === 'number' && !samePrecision(source, claim)) return false
  return source.partner === null || isYear(source) || claimed.some(({ key }) => key === source.partner)
}
