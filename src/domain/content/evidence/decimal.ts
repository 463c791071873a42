/** An exact decimal number: mantissa × 10^exponent, the mantissa without trailing zeros. */
export type Decimal = { mantissa: bigint; exponent: number }

const settled = (mantissa: bigint, exponent: number): Decimal => {
  if (mantissa === 0n) return { mantissa, exponent: 0 }
  let [m, e] = [mantissa, exponent]
  while (m % 10n === 0n) {
    m /= 10n
    e += 1
  }
  return { mantissa: m, exponent: e }
}

/** From plain digits with at most one point, such as "1234.50". */
export const decimalOf = (digits: string): Decimal => {
  const [whole = '', fraction = ''] = digits.split('.')
  return settled(BigInt(whole + fraction || '0'), -fraction.length)
}

/** The number times ten to a power, without rounding. */
export const timesTenTo = ({ mantissa, exponent }: Decimal, power: number): Decimal => settled(mantissa, exponent + power)

/** The product, without rounding. */
export const times = (a: Decimal, b: Decimal): Decimal => settled(a.mantissa * b.mantissa, a.exponent + b.exponent)

/** The number with the other sign. */
export const negated = ({ mantissa, exponent }: Decimal): Decimal => ({ mantissa: -mantissa, exponent })

/** The same for equal numbers and for no others. */
export const decimalKey = ({ mantissa, exponent }: Decimal): string => `${mantissa}e${exponent}`
