/** Money as a reader writes it: `124` cents in `en-US` is `$1.24`. Whole cents only; what is less than one is said so. */
export const money = (cents: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' }).format(cents / 100)

/** A cost in millionths of a dollar, with as many digits as it takes to see that it is not nothing. */
export const fineMoney = (microUsd: number, locale: string): string => {
  const digits = microUsd > 0 && microUsd < 10_000 ? 4 : 2
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(microUsd / 1_000_000)
}

/** From and to in one expression; one figure when both are the same. */
export const moneyRange = (low: number, high: number, locale: string): string =>
  low === high ? money(low, locale) : `${money(low, locale)} – ${money(high, locale)}`
