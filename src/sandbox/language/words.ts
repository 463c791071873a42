const stop =
  `a about above after again against all almost along already also although always am among an and another any are as at be became because
  become becomes been before being below between both but by can cannot could did do does doing done down due during each either else
  enough especially etc even ever every few for from further gave get gets give given gives go goes had has have having he hence her here
  hers him his how however i if in into is it its itself just keep kept least less let like likely made make makes many may me might more
  most much must my near need needs neither never next no nor not nothing now of off often on once one only onto or other others otherwise
  our ours out over own per perhaps put quite rather really said same say says see seem seems several shall she should since so some still
  such take takes than that the their theirs them themselves then there therefore these they this those though three through thus to
  together too toward two under until up upon us use used uses using usually very via was way we well were what when where whether which
  while who whom whose why will with within without would yet you your yours new`.split(/\s+/)

export const stopWords: ReadonlySet<string> = new Set(stop)

const endings: [RegExp, string][] = [
  [/ies$/, 'y'], [/(?:sses)$/, 'ss'], [/(?:ch|sh|x|z)es$/, ''], [/(?<=[^su])s$/, ''], [/(?:ational|ations?|ating|ated|ates?|ators?)$/, 'at'],
  [/(?:izing|ising|ized|ised|izes?|ises?|ization|isation)$/, 'iz'], [/(?:ements?|ment)$/, ''], [/(?:fulness|iveness|ness)$/, ''],
  [/(?:ities|ity)$/, ''], [/ingly$|edly$/, ''], [/(?<=[aeiou].*)ing$/, ''], [/(?<=[aeiou].*)ed$/, ''], [/(?<=.{3})ly$/, ''],
  [/(?<=.{3})e$/, ''],
]

const stems = new Map<string, string>()

/** A light stem: enough to bring `measures`, `measured` and `measuring` together; not a word to show. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  let result = word
  if (word.length > 3) for (const [ending, by] of endings) if (result.length > 4 || ending.source === '(?<=[^su])s$') result = result.replace(ending, by)
  if (/([bdfgmnprt])\1$/.test(result)) result = result.slice(0, -1)
  if (stems.size > 50_000) stems.clear()
  stems.set(word, result)
  return result
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Written in a script that puts no blanks between words. */
export const isUnspaced = (text: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(text)

/** Written in letters that have no capitals, such as Arabic, Hebrew or Chinese. */
export const isCaseless = (text: string): boolean => (text.match(/\p{Lo}/gu)?.length ?? 0) > text.length / 3

const segments = (text: string): string[] => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)

export const wordsOf = (text: string): string[] => (isUnspaced(text) ? segments(text) : (text.match(/[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu) ?? []))

/** The stems that carry meaning, in order; numbers and stop words are left out. Two capitals (AI, PR) get a stop, to tell them from words. */
export const termsOf = (text: string): string[] =>
  wordsOf(text)
    .map((word) => (/^[A-Z]{2}$/.test(word) ? `${word.toLowerCase()}.` : word.toLowerCase()))
    .flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]))
    .filter((word) => word.length > (isUnspaced(word) ? 1 : 2) && !stopWords.has(word) && !/^[\d.,-]+$/.test(word))
    .map(stem)

export const countWords = (text: string): number => (isUnspaced(text) ? segments(text) : text.split(/\s+/).filter(Boolean)).length

const small = new Set('a an and as at but by for from if in into nor of off on or over per than the to up via vs with'.split(' '))

/** Title case as editors set it in English; words that already carry capitals stay as they are, and so does a text in other letters. */
export function titleCase(text: string): string {
  if (!/[a-z]/i.test(text)) return text
  const words = text.split(' ')
  return words
    .map((word, place) => {
      if (/[A-Z].*[A-Z]|^[A-Z][a-z]*\d|\d/.test(word)) return word
      const edge = place === 0 || place === words.length - 1 || /[:–—]$/.test(words[place - 1] ?? '')
      if (!edge && small.has(word.toLowerCase())) return word.toLowerCase()
      return word.replace(/(^|-)(\p{L})/gu, (_, dash: string, letter: string) => dash + letter.toUpperCase())
    })
    .join(' ')
}

export const capitalise = (text: string): string => text.replace(/^(["“(]?)(\p{L})/u, (_, open: string, letter: string) => open + letter.toUpperCase())
