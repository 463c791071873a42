const currencies: Record<string, string> = { '$': '$', USD: '$', '€': '€', EUR: '€', '£': '£', GBP: '£', '¥': '¥', JPY: '¥', CHF: 'CHF' }

const moneyOf = (unit: string): { sign: string; scale: string } | null => {
  const [first = '', ...rest] = unit.trim().split(/\s+/)
  const sign = currencies[first]
  return sign ? { sign, scale: rest.join(' ') } : null
}

const isPercent = (unit: string) => /^(%|percent|per cent)$/i.test(unit.trim())
const isShort = (unit: string) => unit.length > 0 && unit.length <= 3

/** A value as the reader's locale writes it, without its unit. */
export const plainFigure = (value: number, locale: string, digits = 2): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits, numberingSystem: 'latn' }).format(value)

/** A value with its unit where the unit is a sign or short (`42%`, `$3.1 million`, `12 h`); long units are told once, beside the title. */
export const figureWithUnit = (value: number, unit: string, locale: string): string => {
  const figure = plainFigure(value, locale)
  if (isPercent(unit)) return `${figure}%`
  const money = moneyOf(unit)
  if (money) return `${money.sign}${money.sign.length > 1 ? '\u00a0' : ''}${figure}${money.scale ? `\u00a0${money.scale}` : ''}`
  if (/^x$|^×$/i.test(unit.trim())) return `${figure}×`
  return isShort(unit.trim()) ? `${figure}\u00a0${unit.trim()}` : figure
}

/** The unit that the picture leaves to its caption; null when each value carries it. */
export const unitNote = (unit: string): string | null => {
  const told = unit.trim()
  return !told || isPercent(told) || moneyOf(told) || isShort(told) ? null : told
}

export { isPercent }
