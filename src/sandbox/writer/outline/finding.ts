import { isDangling } from '../../language/prose'
import { finiteAt, isFinite } from '../../language/verbs'
import { titleCase } from '../../language/words'

const boundary =
  /,\s+(?:which|who|where|because|since|so|but|and|as|making|leading|allowing|rather|not least|particularly|especially|often|with|such as|including|to|provided)\b|\s+(?:because|whereas|so that|in order to|rather than|—|–)\s|[;:]|\s+[–—]\s/
const preposition = /\s(?:through|by|via|from|during|without|within|between|into|against|under|before|after|using|for|with|in|at|on|to)\s/g
const conditional = /\b(?:if|unless|when|whenever|although|though|while|until|not only|neither|either|per|respectively|once)\b/i
const pronoun = /\b(?:it|its|they|their|them|this|these|those|he|she|his|her|we|our|you|your|such|both|one|ones|others|latter|former)\b/i
const vagueStart = /^(?:other|another|some|similar|same|additional|certain|most|many|few|several|an?y|there|here|according|in|on|at|by|for|to|with|of|from|as|further|since)\b/i
const openEnd =
  /\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|as|than|that|which|is|are|was|were|be|been|has|have|had|not|no|more|less|most|its|their|about|over|into|between|among|also|only|very|can|may|must|shall|should|will|using|being|having|other|all|each|every|do|does|typically|often|usually|well|under|per|available|resistant|able|likely|due|capable|responsible|displayed|specific|integral|critical|essential|necessary|suitable|subject|related|equal|key|dependent|free|prone|sensitive)$/i

const keywords = /\b(?:SHALL|SHOULD|MAY|MUST|NOT|REQUIRED|RECOMMENDED)\b/g

function stands(main: string, maxWords: number): boolean {
  const words = main.split(' ')
  if (words.length < 4 || words.length > maxWords || main.length > 88 || /\d|["“”%$€£(]|,/.test(main)) return false
  if (conditional.test(main) || pronoun.test(main.replace(/\b(?:its|their) own\b/gi, '')) || openEnd.test(main) || vagueStart.test(main)) return false
  if (/\b(?:such as|including|e\.g\.|i\.e\.)/i.test(main)) return false
  if (new Set(words.map((word) => word.toLowerCase())).size < words.length - 1) return false
  const first = finiteAt(words)
  const verb = /^(?:that|who|which)$/i.test(words[first - 1] ?? '') ? words.findIndex((word, at) => at > first + 1 && isFinite(word, words[at - 1])) : first
  return verb >= 1 && verb <= words.length - 3 + (words.length < 6 ? 1 : 0)
}

/** The clause whole, then shorter and shorter before a preposition, as long as five words are left. */
function shortened(main: string): string[] {
  const cuts = [...main.matchAll(preposition)].map(({ index }) => main.slice(0, index))
  return [main, ...cuts.reverse().filter((cut) => cut.split(' ').length >= 6)]
}

/** The main clause of a sentence as a short statement without figures, or null when it has none that can stand as a title. */
export function findingOf(sentence: string, maxWords = 12): string | null {
  if (isDangling(sentence)) return null
  const bare = sentence.replace(/\s*\([^)]*\)/g, '').replace(/\.$/, '').replace(/^In order to [^,]+, (\p{L})/u, (_, letter: string) => letter.toUpperCase())
  const cut = boundary.exec(bare)
  if (!cut && conditional.test(bare)) return null
  const main = (cut ? bare.slice(0, cut.index) : bare).replace(/,$/, '').trim()
  const found = shortened(main).find((candidate) => stands(candidate, maxWords))
  return found ? titleCase(found.replace(keywords, (word) => word.toLowerCase())) : null
}
