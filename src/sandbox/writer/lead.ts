import type { Run, Sentence } from '../language/reading'
import type { SourcedRun } from './material'
import { marked } from './material'

export interface Lead {
  run: SourcedRun
  text: string
  sentences: Sentence[]
  /** What the run says after the lead, when that can stand on its own. */
  rest: SourcedRun | null
}

/** Names something that only the sentence before it has named. */
const pronoun = /\b(?:it|its|they|them|their|this|these|those|such|both|the others?)\b/i

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The run without its first sentence when a title above says the same already. */
export function withoutTitle(run: SourcedRun, title: string): SourcedRun {
  const [first, second] = run.sentences
  const isSaid = title.split(' ').length > 3 && first?.key.startsWith(keyOf(title))
  return isSaid && second && !second.dangling && !pronoun.test(second.text) ? part(run, 1) : run
}

/** The part of a run from one sentence on. */
function part(run: SourcedRun, from: number): SourcedRun {
  const sentences = run.sentences.slice(from)
  return { ...run, sentences, words: wordsOf({ sentences }) }
}

const wordsOf = ({ sentences }: Pick<Run, 'sentences'>): number => sentences.reduce((sum, { words }) => sum + words, 0)

const opensWell = (run: SourcedRun, strict: boolean): boolean => {
  const first = run.sentences[0]
  if (!first || first.quality <= -0.15 || first.words < 7 || first.words > 36) return false
  return !strict || (!run.isList && first.figures.length < 3 && !first.text.includes(':') && run.words >= 14)
}

/** The opening of a part: the run its plan wishes for when it is there, else one plain statement; a short one takes the next along. */
export function findLead(candidates: SourcedRun[], { wished = '', title = '' } = {}): Lead | null {
  const asked = wished ? candidates.find((run) => wished.includes(run.sentences[0]?.text ?? '–')) : undefined
  const run = asked ?? candidates.slice(0, 8).find((candidate) => opensWell(candidate, true)) ?? candidates.find((candidate) => opensWell(candidate, false)) ?? candidates[0]
  if (!run) return null
  const told = withoutTitle(run, title)
  const [first, second] = told.sentences
  if (!first) return null
  const sentences = second && first.words + second.words <= 52 ? [first, second] : [first]
  const left = part(told, sentences.length)
  const rest = left.sentences[0] && !left.sentences[0].dangling ? left : null
  return { run, sentences, rest, text: sentences.map((sentence) => marked(sentence, run.passage)).join(' ') }
}
