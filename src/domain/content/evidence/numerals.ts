import { type Decimal, decimalOf } from './decimal'

/** A numeral in digits. `ambiguous`: "1.234" may be a fraction or a grouped thousand, so only the same digits equal it. */
export type Numeral = { value: Decimal; decimals: number; ambiguous: boolean }

const grouped = (parts: string[], sizes: RegExp): boolean =>
  /^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((part) => sizes.test(part)) && (parts.at(-1)?.length ?? 0) === 3

const whole = (digits: string): Numeral => ({ value: decimalOf(digits), decimals: 0, ambiguous: false })

const fraction = (head: string, tail: string, ambiguous = false): Numeral => ({
  value: decimalOf(`${head}.${tail}`),
  decimals: tail.length,
  ambiguous,
})

const withCommas = (raw: string): Numeral | null => {
  const parts = raw.split(',')
  if (grouped(parts, /^\d{3}$/) || (parts.length > 2 && grouped(parts, /^\d{2,3}$/))) return whole(parts.join(''))
  return parts.length === 2 ? fraction(parts[0] ?? '', parts[1] ?? '') : null
}

const withPoints = (raw: string): Numeral | null => {
  const [head = '', tail = '', ...more] = raw.split('.')
  if (more.length > 0) return grouped(raw.split('.'), /^\d{3}$/) ? whole(raw.replaceAll('.', '')) : null
  return fraction(head, tail, tail.length === 3 && /^[1-9]\d{0,2}$/.test(head))
}

const withBoth = (raw: string): Numeral | null => {
  const point = raw.lastIndexOf('.') > raw.lastIndexOf(',') ? '.' : ','
  const [head = '', tail = '', ...more] = raw.split(point)
  const groups = head.split(point === '.' ? ',' : '.')
  return more.length === 0 && grouped(groups, /^\d{3}$/) ? fraction(groups.join(''), tail) : null
}

/**
 * Reads a numeral: 1,200 · 1200 · 1.2 · 1,2 · 1.234,56 · 1 200 · 1'200 · 12,34,567 · .5
 * Null for digit strings that are no single number (1.2.3, 12.05.2024, 1,2,3).
 */
export const readNumeral = (raw: string): Numeral | null => {
  const text = raw.replace(/[\s'’]/g, '')
  const [comma, point] = [text.includes(','), text.includes('.')]
  if (comma && point) return withBoth(text)
  if (comma) return withCommas(text)
  return point ? withPoints(text) : whole(text)
}
