import { type Decimal, decimalKey, decimalOf, times, timesTenTo } from './decimal'

const units = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales: Readonly<Record<string, number>> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 }
const parts = 'third:3 quarter:4 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 twelfth:12 twentieth:20 hundredth:100 half:2'.split(' ')

const small = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, value) => [word, value * 10] as const).filter(([word]) => word !== '_'),
])
const denominators = new Map(parts.flatMap((part) => {
  const [word = '', value] = part.split(':')
  return [[word, Number(value)], [word === 'half' ? 'halves' : `${word}s`, Number(value)]] as const
}))

const any = [...small.keys(), ...Object.keys(scales)].join('|')
export const cardinal = [...small.keys()].join('|')
export const denominator = [...denominators.keys()].join('|')

const rest = 'half|quarter|three[ -]quarters'
const restOf: Readonly<Record<string, string>> = { half: '0.5', quarter: '0.25', 'three quarters': '0.75' }
const mixed = new RegExp(`[ -]and[ -](?:(?:an?|one)[ -])?(${rest})$`, 'i')

/** "forty-two", "two hundred and ten thousand", "a million", "two and a half"; no part of "twenty-first". */
export const numberWords = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${cardinal}|an? (?=${Object.keys(scales).join('|')}))(?:[ -]?(?:and )?(?:${any}))*(?:[ -]and[ -](?:(?:an?|one)[ -])?(?:${rest}))?(?![\\p{L}])(?!-\\p{L}*(?:first|second|third|th)(?!\\p{L}))`, 'giu')

/** "half a million", "three quarters of a billion": a part of one scale. */
export const partOfScale = new RegExp(`(?<![\\p{L}-])(?:(half)|(?:(?:an?|one)[ -])?(quarter) of|(three[ -]quarters) of) an? (${Object.keys(scales).join('|')})(?!\\p{L})`, 'giu')

/** The value of "half", "quarter" or "three quarters" of the scale that a word names. */
export const partValue = (part: string, scale: string): Decimal =>
  timesTenTo(decimalOf(restOf[part.toLowerCase().replace('-', ' ')] ?? '0'), scales[scale.toLowerCase()] ?? 0)

/** The part that a word names, 3 for "thirds"; null for any other word. */
export const denominatorOf = (word: string): number | null => denominators.get(word.toLowerCase()) ?? null
/** The value of a number word below a hundred, "a" among them; null for anything else. */
export const smallNumber = (word: string): number | null => {
  if (/^an?$/i.test(word)) return 1
  const sum = word.toLowerCase().split(/[ -]/).map((part) => small.get(part))
  return sum.some((part) => part === undefined) ? null : sum.reduce<number>((total, part) => total + (part ?? 0), 0)
}

const plus = (a: Decimal, b: Decimal): Decimal => {
  const exponent = Math.min(a.exponent, b.exponent)
  const raised = (d: Decimal): bigint => d.mantissa * 10n ** BigInt(d.exponent - exponent)
  return timesTenTo(decimalOf((raised(a) + raised(b)).toString()), exponent)
}

/** The value of number words; `scaled` when a word from "hundred" up is among them, `decimals` those of a half or a quarter. */
export const readNumberWords = (text: string): { value: Decimal; scaled: boolean; decimals: number } => {
  const part = restOf[mixed.exec(text)?.[1]?.toLowerCase().replace('-', ' ') ?? ''] ?? '0'
  const words = text.toLowerCase().replace(mixed, '').split(/[ -]+/).filter((word) => word !== 'and')
  let [total, group, scaled] = [decimalOf('0'), decimalOf('0'), false]
  for (const word of words) {
    const power = scales[word]
    if (power === undefined) group = plus(group, decimalOf(String(smallNumber(word) ?? 0)))
    else if (power === 2) group = timesTenTo(decimalKey(group) === '0e0' ? decimalOf('1') : group, 2)
    else {
      total = plus(total, times(decimalKey(group) === '0e0' ? decimalOf('1') : group, timesTenTo(decimalOf('1'), power)))
      group = decimalOf('0')
    }
    scaled ||= power !== undefined
  }
  return { value: plus(plus(total, group), decimalOf(part)), scaled, decimals: part.length > 1 ? part.length - 2 : 0 }
}
