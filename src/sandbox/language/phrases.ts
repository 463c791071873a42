import { isVerbForm } from './verbs'
import { isUnspaced, stem, stopWords, wordsOf } from './words'

const vague = new Set(
  `way ways thing things example examples case cases lot part parts use users number numbers people person time times year years month months
  percent question problem issue fact point points term terms type types kind level levels set range share result results order addition
  section document page report guidance consideration considerations information general common specific certain various additional
  appropriate possible available able important different particular sample figure figures typical typically widely entire whole following
  today first second third last half quarter third two three four five six seven eight nine ten dozen hundred thousand million`.split(/\s+/),
)

const poorEnd = /(?:ly|ing|ive|ous|able|ible|ful|less|ary|ed|ish|al)$/
const goodEnd = new Set('approval proposal retrieval renewal signal portal capital hospital rental arrival withdrawal fall onboarding training marketing manufacturing banking lending pricing spending hiring billing testing phishing engineering learning accounting planning reporting monitoring building housing packaging sourcing forecasting commuting meeting incentive executive initiative perspective objective assembly supply family speed need breed feed seed'.split(' '))

/** Verb forms that are more often nouns in reports, singular and plural. */
const alsoNouns = new Set(
  `attack cost design demand report change plan benefit measure impact limit practice process return review share support test work increase
  offer focus issue request result supply force record matter centre scale level lead range state target store concern claim balance account
  experience trust reach yield waste measurement answer track train cover contract trigger point`
    .split(/\s+/)
    .flatMap((noun) => [noun, `${noun}s`]),
)

const isNoun = (word: string): boolean => !vague.has(word) && (!poorEnd.test(word) || goodEnd.has(word))

/** Short noun phrases of a sentence (one to three words, as written), for keywords and titles. */
export function phraseCandidates(text: string): string[] {
  if (isUnspaced(text)) return wordsOf(text).filter((word) => word.length > 1 && isUnspaced(word))
  const found: string[] = []
  for (const chunk of text.split(/[,.;:()"“”—–?!/،؛؟。，、；：？！（）「」]|\s-\s/)) {
    let open: string[] = []
    const close = (): void => {
      for (let start = 0; start < open.length; start++) {
        for (let size = 1; size <= 3 && start + size <= open.length; size++) {
          const words = open.slice(start, start + size)
          const last = words.at(-1)?.toLowerCase() ?? ''
          const first = words[0]?.toLowerCase() ?? ''
          if (isNoun(last) && !vague.has(first) && !first.endsWith('ly') && (size > 1 || last.length > 5)) found.push(words.join(' '))
        }
      }
      open = []
    }
    for (const word of chunk.split(/\s+/)) {
      const plain = word.toLowerCase()
      const isWord = /^[\p{L}][\p{L}\p{M}'’-]+$/u.test(word) && plain.length > 2 && !stopWords.has(plain)
      if (isWord && (alsoNouns.has(plain) || !isVerbForm(word))) open.push(word)
      else close()
    }
    close()
  }
  return found
}

const keyOf = (phrase: string): string => phrase.toLowerCase().split(/[\s]+/).map(stem).join(' ')

export interface KeyPhrase {
  text: string
  key: string
  count: number
  score: number
}

const surface = (forms: Map<string, number>): string => [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''

const lowered = (phrase: string): string => (/[A-Z].*[A-Z]/.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1))

/** The phrases a body of text turns on, best first: frequent, of two or three words, none inside another. */
export function keyPhrases(lists: string[][], limit: number, favour: (key: string) => number = () => 1): KeyPhrase[] {
  const counted = new Map<string, { count: number; forms: Map<string, number>; size: number }>()
  for (const list of lists) {
    for (const phrase of new Set(list)) {
      const key = keyOf(phrase)
      const entry = counted.get(key) ?? { count: 0, forms: new Map<string, number>(), size: key.split(' ').length }
      entry.count++
      const form = lowered(phrase)
      entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1)
      counted.set(key, entry)
    }
  }
  const ranked = [...counted]
    .filter(([, { count, size }]) => count >= (size > 2 ? 2 : size > 1 ? 2 : 3))
    .map(([key, { count, forms, size }]) => ({ key, text: surface(forms), count, score: count * [0, 0.7, 1.9, 2.1][size]! * favour(key) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
  const kept: KeyPhrase[] = []
  for (const phrase of ranked) {
    if (kept.length >= limit) break
    const words = new Set(phrase.key.split(' '))
    const overlaps = kept.some((other) => other.key.split(' ').filter((word) => words.has(word)).length >= Math.min(words.size, other.key.split(' ').length))
    if (!overlaps) kept.push(phrase)
  }
  return kept
}
