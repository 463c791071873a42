import type { SourcedRun } from './material'
import { marked } from './material'

export type CalloutType = 'tip' | 'warning' | 'note' | 'example'

const cues: Record<CalloutType, RegExp> = {
  tip: /\b(?:should|recommend|best|consider|start with|begin|ensure|provide|allow|offer|help)/i,
  warning: /\b(?:risk|fail|attack|threat|must not|shall not|should not|cannot|loss|breach|fraud|expos|danger|weak|costly|underestimat|too (?:often|late|few|many))/i,
  note: /\b(?:is|are|means|depends|requires|remains|defined|refers)\b/i,
  example: /\b(?:for example|for instance|such as|one (?:company|bank|hospital|retailer|manufacturer|group|operator|insurer|chain|plant|team)|case|pilot|e\.g\.)/i,
}

/** One sentence for a box of the asked kind, of the runs that are not used elsewhere; null when none has its marks. */
export function findCallout(candidates: SourcedRun[], type: CalloutType): { type: CalloutType; content: string } | null {
  const entries = candidates.flatMap((run, place) => {
    const sentence = run.sentences[0]
    if (!sentence || sentence.words < 9 || sentence.words > 36 || sentence.quality < -0.2) return []
    const worth = (cues[type].test(sentence.text) ? 1 : 0) + (type === 'tip' && sentence.isAdvice ? 0.4 : 0) - place * 0.03
    return [{ worth, run, sentence }]
  })
  const best = entries.sort((a, b) => b.worth - a.worth)[0]
  return best ? { type, content: marked(best.sentence, best.run.passage) } : null
}
