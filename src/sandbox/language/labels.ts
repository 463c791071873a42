import type { Figure } from './figures'
import { finiteAt } from './verbs'
import { capitalise, countWords } from './words'

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

/** What a figure says, in at most sixteen words of its own sentence; null when it cannot be said shortly. */
export function labelFor(sentence: string, figure: Figure): string | null {
  const { before, after } = clauseAround(sentence, figure.start, figure.end)
  if (/\([^)]*$/.test(sentence.slice(0, figure.start))) return null
  const rest = after.trim()
  const intro = before.trim().replace(/^(?:In|By|During|Since|At|Across|Among|For|According to|On average)\b[^,]*,\s*/, '')
  if (/^of\s/.test(rest) && countWords(rest) >= 4 && !/\w+\s+(?:by|to|from|than|a further)$/.test(intro)) return limitWords(rest, 16)
  const ends = countWords(rest) <= 6 && !/\b(?:shall|should|must|may|can)\b/i.test(intro)
  if (ends && countWords(intro) >= 3 && finiteAt(intro.split(' ')) > 0) {
    const label = trimmed(intro)
    const tail = /^(?:in|during|since|by|per|a|within|after|between|compared)\b/i.test(rest) ? ` ${rest}` : ''
    return countWords(label) >= 3 ? capitalise(limitWords(label, 16) + (countWords(label) <= 12 ? tail : '')) : null
  }
  const whole = `${before}${figure.value}${after}`.trim()
  return countWords(whole) >= 5 && countWords(whole) <= 18 ? capitalise(whole.replace(/\.$/, '')) : null
}
