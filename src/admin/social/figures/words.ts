/** A time to decide in the unit that people think of it in: `40 min`, `3.5 hr`, `2.1 days`. A dash where there is none. */
export const lasting = (seconds: number | null, locale: string): string => {
  if (seconds === null) return '–'
  const [unit, size, digits] = seconds < 5400 ? (['minute', 60, 0] as const) : seconds < 172_800 ? (['hour', 3600, 1] as const) : (['day', 86_400, 1] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: unit === 'day' ? 'long' : 'short', maximumFractionDigits: digits }).format(Math.max(seconds / size, unit === 'minute' && seconds > 0 ? 1 : 0))
}

/** A share as percent, or a dash. */
export const share = (value: number | null, locale: string): string => (value === null ? '–' : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value))

/** A mean with one place, or a dash. */
export const mean = (value: number | null, locale: string): string => (value === null ? '–' : new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value))
