/** Powers of ten that a word or letters after a number stand for. */
export const scaleWords: Readonly<Record<string, number>> = {
  hundred: 2, thousand: 3, thousands: 3, lakh: 5, lakhs: 5, million: 6, millions: 6, mio: 6, mn: 6, mln: 6, crore: 7, crores: 7,
  billion: 9, billions: 9, bn: 9, bln: 9, mrd: 9, trillion: 12, trillions: 12, tn: 12, trn: 12,
}

/** Single letters count only right after the digits; `m` and `b` only beside a currency, where they cannot mean metres or bits. */
export const scaleLetters: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, B: 9, T: 12 }
export const currencyScaleLetters: Readonly<Record<string, number>> = { ...scaleLetters, m: 6, b: 9, t: 12 }

const currencies: Readonly<Record<string, string>> = {
  usd: '$ us$ usd dollar dollars', eur: '€ eur euro euros', gbp: '£ gbp', jpy: '¥ jpy yen', inr: '₹ inr rupee rupees',
  chf: 'chf', aud: 'a$ au$ aud', cad: 'c$ ca$ cad', nzd: 'nz$ nzd', hkd: 'hk$ hkd', sgd: 's$ sgd', brl: 'r$ brl', krw: '₩ krw',
  rub: '₽ rub', cny: 'cny rmb yuan', sek: 'sek', nok: 'nok', dkk: 'dkk', pln: 'pln', cent: 'cent cents', pence: 'pence',
}

const measures: Readonly<Record<string, string>> = {
  '%': '% ％ percent pct', pp: 'pp ppt ppts', bp: 'bp bps', permille: '‰',
  x: 'x × times fold', second: 'second seconds sec secs', minute: 'minute minutes min mins', hour: 'hour hours hr hrs',
  day: 'day days', week: 'week weeks', month: 'month months', quarter: 'quarter quarters', year: 'year years yr yrs', decade: 'decade decades',
  century: 'century centuries', ms: 'ms millisecond milliseconds', bit: 'bit bits', byte: 'byte bytes', kb: 'kb', mb: 'mb', gb: 'gb', tb: 'tb',
  pb: 'pb', mbps: 'mbps', gbps: 'gbps', hz: 'hz', khz: 'khz', mhz: 'mhz', ghz: 'ghz', mm: 'mm', cm: 'cm', m: 'm metre metres meter meters',
  km: 'km kilometre kilometres kilometer kilometers', mile: 'mile miles', ft: 'ft feet foot', inch: 'inch inches', m2: 'm² sqm', km2: 'km²',
  ha: 'ha hectare hectares', acre: 'acre acres', mg: 'mg', g: 'g gram grams', kg: 'kg kilogram kilograms', t: 't tonne tonnes ton tons',
  lb: 'lb lbs pound pounds', oz: 'oz ounce ounces', ml: 'ml', l: 'l litre litres liter liters', gallon: 'gallon gallons', barrel: 'barrel barrels',
  w: 'watt watts', kw: 'kw', mw: 'mw', gw: 'gw', tw: 'tw', wh: 'wh', kwh: 'kwh', mwh: 'mwh', gwh: 'gwh', twh: 'twh', v: 'volt volts',
  c: '°c', f: '°f', degree: '° degree degrees',
}

const inverted = (table: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(table).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)))

export const currencyUnits = inverted(currencies)
export const measureUnits = new Map([...inverted(measures), ...currencyUnits])

const currencySet = new Set(Object.keys(currencies))
export const isCurrency = (unit: string | null): boolean => unit !== null && currencySet.has(unit)

const durations = new Set(['ms', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'century'])
export const isDuration = (unit: string | null): boolean => unit !== null && durations.has(unit)

const escaped = (name: string): string => name.replace(/[$.*+?^|()[\]{}\\]/g, '\\$&')
const longestFirst = (names: Iterable<string>): string =>
  [...names].sort((a, b) => b.length - a.length).map(escaped).join('|')

const prefixes = [...currencyUnits.keys()].filter((name) => /[^a-z]/.test(name) || currencySet.has(name)).map((name) => name.toUpperCase())

/** A currency sign or code (not a word) right before a number, at the end of what precedes it. */
export const currencyBefore = new RegExp(`(?<![\\p{L}])(${longestFirst(prefixes)})[ \\u00a0]?([-−–])?$`, 'u')
/** Several words for one unit, tried before the single words. */
export const unitPhrases: readonly (readonly [RegExp, string])[] = [
  [/^[\s\u00a0]?-?percentage[\s-]points?(?!\p{L})/iu, 'pp'],
  [/^[\s\u00a0]?-?basis[\s-]points?(?!\p{L})/iu, 'bp'],
  [/^[\s\u00a0]?per[\s-]?cent(?!\p{L})/iu, '%'],
  [/^[\s\u00a0]?-?(?:US|U\.S\.)[\s-]dollars?(?!\p{L})/iu, 'usd'],
  [/^[\s\u00a0]?-?(?:British |sterling )?pounds? sterling(?!\p{L})/iu, 'gbp'],
]
export const unitAfter = new RegExp(`^([\\s\\u00a0]?-?)(${longestFirst(measureUnits.keys())})(?![\\p{L}\\p{N}])`, 'iu')
export const scaleAfter = new RegExp(`^[\\s\\u00a0]?-?(${longestFirst(Object.keys(scaleWords))})(?![\\p{L}\\p{N}])\\.?`, 'iu')
