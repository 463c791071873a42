import { type Decimal, decimalKey, decimalOf, times, timesTenTo } from './decimal'

const units = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales: Readonly<Record<string, number>> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 }
const parts = 'third:3 quarter:4 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 half:2'.split(' ')

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

/** "forty-two", "two hundred and ten thousand", "a million". */
export const numberWords = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${cardinal}|an? (?=${Object.keys(scales).join('|')}))(?:[ -]?(?:and )?(?:${any}))*(?![\\p{L}])`, 'giu')

export const denominatorOf = (word: string): number | null => denominators.get(word.toLowerCase()) ?? null
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

/** The value of number words; `scaled` when a word from "hundred" up is among them. */
export const readNumberWords = (text: string): { value: Decimal; scaled: boolean } => {
  const words = text.toLowerCase().split(/[ -]+/).filter((word) => word !== 'and')
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
  return { value: plus(total, group), scaled }
}
