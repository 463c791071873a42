/** Powers of ten that a word or letters after a number stand for. */
export const scaleWords: Readonly<Record<string, number>> = {
  hundred: 2, thousand: 3, thousands: 3, lakh: 5, lakhs: 5, million: 6, millions: 6, mio: 6, mn: 6, mln: 6, crore: 7, crores: 7,
  billion: 9, billions: 9, bn: 9, bln: 9, mrd: 9, mld: 9, trillion: 12, trillions: 12, tn: 12, trn: 12,
  tausend: 3, mille: 3, mil: 3, mila: 3, duizend: 3, tusen: 3, tys: 3, тыс: 3, тысяч: 3, тысячи: 3, ألف: 3, אלף: 3,
  millionen: 6, millón: 6, millones: 6, milione: 6, milioni: 6, milhão: 6, milhões: 6, miljoen: 6, miljon: 6, miljoner: 6, millioner: 6,
  млн: 6, миллион: 6, миллиона: 6, миллионов: 6, مليون: 6, ملايين: 6, מיליון: 6,
  milliarde: 9, milliarden: 9, milliard: 9, milliards: 9, milliarder: 9, miliardo: 9, miliardi: 9, bilhão: 9, bilhões: 9, miljard: 9, miljarder: 9,
  млрд: 9, миллиард: 9, миллиарда: 9, миллиардов: 9, مليار: 9, مليارات: 9, מיליארד: 9, billionen: 12,
}

/** Per cent in one word, in languages other than English. */
export const percentWords = 'prozent|procent|procenten|prosent|prosenttia|procento|процент|процента|процентов|אחוז|אחוזים'

/** Single letters count only right after the digits; `m` and `b` only beside a currency, where they cannot mean metres or bits. */
export const scaleLetters: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, B: 9, T: 12 }
export const currencyScaleLetters: Readonly<Record<string, number>> = { ...scaleLetters, m: 6, b: 9, t: 12 }

const currencies: Readonly<Record<string, string>> = {
  usd: '$ us$ usd dollar dollars', eur: '€ eur euro euros', gbp: '£ gbp', jpy: '¥ jpy yen', inr: '₹ inr rupee rupees',
  chf: 'chf', aud: 'a$ au$ aud', cad: 'c$ ca$ cad', nzd: 'nz$ nzd', hkd: 'hk$ hkd', sgd: 's$ sgd', brl: 'r$ brl', krw: '₩ krw',
  rub: '₽ rub', cny: 'cny rmb yuan', sek: 'sek', nok: 'nok', dkk: 'dkk', pln: 'pln', cent: 'cent cents', pence: 'pence',
}

const measures: Readonly<Record<string, string>> = {
  '%': `% ％ percent pct ${percentWords.replaceAll('|', ' ')}`, pp: 'pp ppt ppts', bp: 'bp bps', permille: '‰',
  x: 'x × times fold mal fois veces volte vezes keer', second: 'second seconds sec secs sekunden secondes segundos secondi',
  minute: 'minute minutes min mins minuten minutos minuti', hour: 'hour hours hr hrs stunde stunden heure heures hora horas uur часов',
  day: 'day days tag tage tagen jour jours día días giorni dias dagen dagar дней', week: 'week weeks woche wochen semaine semaines semana semanas settimane weken недель',
  month: 'month months monat monate monaten mois mes meses mesi maanden månader месяцев', quarter: 'quarter quarters quartal quartale quartalen trimestre trimestres',
  year: 'year years yr yrs jahr jahre jahren ans année années año años anni anos jaar лет года', decade: 'decade decades',
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
/** Whether a unit is money. */
export const isCurrency = (unit: string | null): boolean => unit !== null && currencySet.has(unit)

const durations = new Set(['ms', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'century'])
/** Whether a unit is a span of time. */
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
  [/^[\s\u00a0]?(?:per|pour|por)[\s-]?(?:cento?|ciento)(?!\p{L})/iu, '%'],
  [/^[\s\u00a0]?-?(?:prozentpunkte?n?|points? de pourcentage)(?!\p{L})/iu, 'pp'],
  [/^[\s\u00a0]?(?:في المئة|في المائة|بالمئة|بالمائة)(?!\p{L})/u, '%'],
  [/^[\s\u00a0]?-?(?:US|U\.S\.)[\s-]dollars?(?!\p{L})/iu, 'usd'],
  [/^[\s\u00a0]?-?(?:British |sterling )?pounds? sterling(?!\p{L})/iu, 'gbp'],
]
export const unitAfter = new RegExp(`^([\\s\\u00a0]?-?)(${longestFirst(measureUnits.keys())})(?![\\p{L}\\p{N}])`, 'iu')
export const scaleAfter = new RegExp(`^[\\s\\u00a0]?-?(${longestFirst(Object.keys(scaleWords))})(?![\\p{L}\\p{N}])\\.?`, 'iu')
