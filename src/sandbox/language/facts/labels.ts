import type { Figure } from './figures'
import { finiteAt } from '../verbs'
import { capitalise, countWords } from '../words'

const trimEnd = /[\s,;:(]+(?:by|to|of|at|for|from|in|with|about|around|nearly|almost|roughly|some|only|just|over|under|than|more|less|up|down|a|an|the|and|or|as|was|is|were|are|an average of|a further|another|reached|stood at)$/i

const trimmed = (text: string): string => {
  let rest = text.trim().replace(/[,;:(\s]+$/, '')
  for (let next = rest.replace(trimEnd, ''); next !== rest; next = rest.replace(trimEnd, '')) rest = next
  return rest.replace(/^[,;:)\s]+/, '')
}

/** The clause of a sentence in which a place lies. */
function clauseAround(text: string, start: number, end: number): { before: string; after: string } {
  const stops = /;|:\s|—|–\s|,\s(?:while|whereas|but|which|and|so|with|compared|up from|down from|against|although|because)\s|\s\(|\)/g
  let from = 0
  let to = text.length
  for (const stop of text.matchAll(stops)) {
    if (stop.index + stop[0].length <= start) from = stop.index + stop[0].length
    else if (stop.index >= end) {
      to = stop.index
      break
    }
  }
  return { before: text.slice(from, start), after: text.slice(end, to).replace(/\.$/, '') }
}

const limitWords = (text: string, most: number): string => {
  if (countWords(text) <= most) return text
  const comma = text.search(/,\s/)
  if (comma > 15 && countWords(text.slice(0, comma)) >= 4) return limitWords(text.slice(0, comma), most)
  return trimmed(text.split(' ').slice(0, most).join(' '))
}

const changed = /\b(?:fell|rose|grew|declined|dropped|increased|decreased|climbed|shrank|improved|widened)\b.*\b(?:by|to)\s*$/i
const setting = /^(?:(?:In|Of|Among|Across|By|During|Since|At|For) [^,]{3,50}|On average|According to [^,]{3,50}),?\s*/

/** The words before a figure without a setting such as "In the sample survey", when they have no verb of their own. */
const withoutSetting = (intro: string): string => {
  const bare = intro.replace(/^(?:In|By|During|Since|At|Across|Among|For|According to|On average)\b[^,]*,\s*/, '')
  return finiteAt(bare.split(' ')) < 1 ? bare.replace(setting, '') : bare
}

/** What a figure says, in at most sixteen words of its own sentence and without any figure; null when that cannot be done. */
export function labelFor(sentence: string, figure: Figure): string | null {
  const { before, after } = clauseAround(sentence, figure.start, figure.end)
  if (/\([^)]*$/.test(sentence.slice(0, figure.start))) return null
  const rest = after.trim()
  const intro = withoutSetting(before.trim())
  if (!intro) return /^of\s/.test(rest) && countWords(rest) >= 5 ? plainLabel(limitWords(rest, 16)) : null
  if (/^of\s/.test(rest)) return plainLabel(`${intro} ${rest.slice(3)}`)
  const isAmount = changed.test(intro) || finiteAt(intro.split(' ')) > 0
  return isAmount ? plainLabel(`${trimmed(intro)}${/^[,;]/.test(rest) || !rest ? '' : ` ${rest}`}`) : null
}

/** A label of four to sixteen words with a verb or an "of". */
function plainLabel(text: string): string | null {
  const label = trimmed(text.replace(/\s+/g, ' ').replace(/[.,;:\s]+$/, ''))
  const words = label.split(' ')
  if (words.length < 4 || words.length > 16 || /\d|^(?:it|they|this|these|those|only|each|and|but)\b/i.test(label)) return null
  return label.startsWith('of ') ? label : finiteAt(words) > 0 ? capitalise(label) : null
}
