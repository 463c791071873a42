/** A count as the reader's locale writes it. */
export const count = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value)

/** A count with its noun: `1 page`, `14 pages`. */
export const counted = (value: number, one: string, locale: string, many = `${one}s`): string => `${count(value, locale)} ${value === 1 ? one : many}`

/** Bytes in the unit that suits them: `1.4 MB`. */
export const fileSize = (bytes: number, locale: string): string => {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const value = bytes / (unit === 'kilobyte' ? 1000 : 1_000_000)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}
