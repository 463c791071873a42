import { isDangling } from '../../language/prose'
import { finiteAt } from '../../language/verbs'
import { titleCase } from '../../language/words'

const cutAt =
  /,\s+(?:which|who|where|because|since|so|but|and|as|making|leading|allowing|rather|not least|particularly|especially|often|with)\b|\s+(?:because|whereas|so that|in order to|rather than|—|–)\s|[;:]|\s+[–—]\s/
const conditional = /\b(?:if|unless|when|whenever|although|though|while|until|not only|neither|either|per|respectively)\b/i
const pronoun = /\b(?:it|its|they|their|them|this|these|those|he|she|his|her|we|our|you|your|such|both|one|ones|others|latter|former)\b/i
const openEnd =
  /\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|as|than|that|which|is|are|was|were|be|been|has|have|had|not|no|more|less|most|its|their|about|over|into|between|among|also|only|very|can|may|must|shall|should|will|using|being|having|other|all|each|every|do|does|typically|often|usually|well|under|per)$/i

/** The main clause of a sentence as a short statement without figures, or null when it has none that can stand as a title. */
export function findingOf(sentence: string, maxWords = 11): string | null {
  if (isDangling(sentence)) return null
  const bare = sentence.replace(/\s*\([^)]*\)/g, '').replace(/\.$/, '')
  const cut = cutAt.exec(bare)
  const main = (cut ? bare.slice(0, cut.index) : bare).replace(/,$/, '').trim()
  const words = main.split(' ')
  if (words.length < 4 || words.length > maxWords || main.length > 82 || /\d|["“”%$€£]|,/.test(main)) return null
  if (conditional.test(cut ? main : bare) || pronoun.test(main.replace(/\b(?:its|their) own\b/gi, '')) || openEnd.test(main)) return null
  if (/\b(?:such as|including|e\.g\.|i\.e\.)/i.test(main) || /^(?:other|another|some|similar|same|additional|certain|most|many|few|several|an?y)\b/i.test(main)) return null
  if (new Set(words.map((word) => word.toLowerCase())).size < words.length - 1) return null
  const verb = finiteAt(words)
  if (verb < 1 || verb > words.length - 2 || /^(?:there|here|according|in|on|at|by|for|to|with|of|from|as)\b/i.test(main)) return null
  return titleCase(main.replace(/\bSHALL\b|\bSHOULD\b|\bMAY\b|\bMUST\b|\bNOT\b/g, (word) => word.toLowerCase()))
}
