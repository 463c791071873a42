import type { Sentence } from '../language/reading'
import { cosine } from '../language/vectors'
import type { Material, SourcedRun } from './material'
import { marked, markedRun } from './material'

const wordsIn = (runs: SourcedRun[]): number => runs.reduce((sum, run) => sum + run.words, 0)
const sentencesIn = (runs: SourcedRun[]): number => runs.reduce((sum, run) => sum + run.sentences.length, 0)

const nearness = (a: SourcedRun, b: SourcedRun): number =>
  cosine(a.vector, b.vector) + (a.passage.id === b.passage.id ? 0.2 : 0) + (a.passage.source === b.passage.source ? 0.15 : 0) + (b.order === a.order + 1 ? 0.2 : 0)

/** Puts runs into paragraphs of about three sentences, each run beside the one it fits best; nothing is left out. */
export function toParagraphs(runs: SourcedRun[]): string[] {
  const left = [...runs]
  const groups: SourcedRun[][] = []
  while (left.length) {
    const group = [left.shift()!]
    while (left.length && (sentencesIn(group) < 3 || wordsIn(group) < 45) && wordsIn(group) < 95) {
      const last = group.at(-1)!
      const room = (run: SourcedRun) => sentencesIn(group) + run.sentences.length <= 5 && wordsIn(group) + run.words <= 140
      const next = left.filter(room).sort((a, b) => nearness(last, b) - nearness(last, a) || a.order - b.order)[0]
      if (!next) break
      group.push(next)
      left.splice(left.indexOf(next), 1)
    }
    groups.push(group)
  }
  return groups.map((group) => inReadingOrder(group).map(markedRun).join(' '))
}

/** Runs of one passage keep the order they have there. */
function inReadingOrder(group: SourcedRun[]): SourcedRun[] {
  const first = new Map<string, number>()
  group.forEach((run, place) => {
    if (!first.has(run.passage.source)) first.set(run.passage.source, place)
  })
  return [...group].sort((a, b) => first.get(a.passage.source)! - first.get(b.passage.source)! || a.order - b.order)
}

/** Takes runs in the given order until the words are there, passing over what repeats one already taken. */
export function takeWords(candidates: SourcedRun[], words: number, taken: SourcedRun[] = []): SourcedRun[] {
  const picked: SourcedRun[] = []
  let count = 0
  let listed = 0
  for (const run of candidates) {
    if (count >= words) break
    if (count + run.words > words * 1.2 + 12) continue
    if (run.isList && listed + run.words > words * 0.4) continue
    if ([...taken, ...picked].some((other) => other === run || cosine(other.vector, run.vector) > 0.62)) continue
    picked.push(run)
    count += run.words
    if (run.isList) listed += run.words
  }
  return picked
}

export interface Lead {
  run: SourcedRun
  text: string
  sentences: Sentence[]
}

/** The opening of a part: one plain statement, with the sentence after it when both are short. */
export function findLead(candidates: SourcedRun[]): Lead | null {
  const fits = (run: SourcedRun, strict: boolean) => {
    const first = run.sentences[0]
    return first && first.quality > -0.15 && first.words >= 9 && first.words <= 34 && (!strict || (!run.isList && first.figures.length < 3))
  }
  const run = candidates.slice(0, 8).find((candidate) => fits(candidate, true)) ?? candidates.find((candidate) => fits(candidate, false)) ?? candidates[0]
  if (!run) return null
  const [first, second] = run.sentences
  if (!first) return null
  const sentences = second && first.words + second.words <= 48 ? [first, second] : [first]
  return { run, sentences, text: sentences.map((sentence) => marked(sentence, run.passage)).join(' ') }
}

export const byScore = (material: Material): SourcedRun[] => [...material.runs].sort((a, b) => b.score - a.score || a.order - b.order)
