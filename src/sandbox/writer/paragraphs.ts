import { cosine } from '../language/vectors'
import type { Material, SourcedRun } from './material'
import { markedRun } from './material'

const wordsIn = (runs: SourcedRun[]): number => runs.reduce((sum, run) => sum + run.words, 0)
const sentencesIn = (runs: SourcedRun[]): number => runs.reduce((sum, run) => sum + run.sentences.length, 0)

const follows = (a: SourcedRun, b: SourcedRun): boolean => Math.abs(a.order - b.order) === 1 && a.passage.source === b.passage.source

/** How well one run reads beside another: same matter, same text, best of all the run after it. */
const nearness = (a: SourcedRun, b: SourcedRun): number =>
  cosine(a.vector, b.vector) + (a.passage.id === b.passage.id ? 0.15 : 0) + (a.passage.source === b.passage.source ? 0.05 : 0) + (follows(a, b) ? 0.2 : 0)

const LEAST_NEAR = 0.1

/** Puts runs into paragraphs of about three sentences, each run beside one it fits; a lone short run is joined at the last. */
function group(runs: SourcedRun[]): SourcedRun[][] {
  const left = [...runs]
  const groups: SourcedRun[][] = []
  while (left.length) {
    const open = [left.shift()!]
    while (left.length && (sentencesIn(open) < 3 || wordsIn(open) < 45) && wordsIn(open) < 95) {
      const near = (run: SourcedRun) => Math.max(...open.map((other) => nearness(other, run)))
      const fits = left.filter((run) => sentencesIn(open) + run.sentences.length <= 5 && wordsIn(open) + run.words <= 130)
      const next = fits.map((run) => ({ run, near: near(run) })).sort((a, b) => b.near - a.near || a.run.order - b.run.order)[0]
      if (!next || next.near < LEAST_NEAR) break
      open.push(next.run)
      left.splice(left.indexOf(next.run), 1)
    }
    groups.push(open)
  }
  return groups
}

/** Joins paragraphs of a single short run to the one they are nearest to. */
function withoutLoners(groups: SourcedRun[][]): SourcedRun[][] {
  const isLoner = (runs: SourcedRun[]) => sentencesIn(runs) < 2 && wordsIn(runs) < 40
  const kept = groups.filter((runs) => !isLoner(runs))
  if (!kept.length) return groups.length ? [groups.flat()] : []
  for (const [run] of groups.filter(isLoner)) {
    const home = kept.filter((runs) => wordsIn(runs) < 110).sort((a, b) => Math.max(...b.map((other) => nearness(other, run!))) - Math.max(...a.map((other) => nearness(other, run!))))[0]
    if (home) home.push(run!)
  }
  return kept
}

/** Paragraphs of about three sentences, as marked text. */
export const toParagraphs = (runs: SourcedRun[]): string[] => withoutLoners(group(runs)).map((part) => inReadingOrder(part).map(markedRun).join(' '))

/** Runs of one source keep the order they have there. */
function inReadingOrder(runs: SourcedRun[]): SourcedRun[] {
  const first = new Map<string, number>()
  runs.forEach((run, place) => {
    if (!first.has(run.passage.source)) first.set(run.passage.source, place)
  })
  return [...runs].sort((a, b) => first.get(a.passage.source)! - first.get(b.passage.source)! || a.order - b.order)
}

/** Takes runs, best first and those beside a taken one sooner, until the words are there; repetitions are passed over. */
export function takeWords(candidates: SourcedRun[], words: number, taken: SourcedRun[] = [], sameness = 0.62): SourcedRun[] {
  const picked: SourcedRun[] = []
  const left = candidates.map((run, rank) => ({ run, rank }))
  const most = words * 1.15 + 10
  let count = 0
  let listed = 0
  while (left.length && count < words) {
    const near = (run: SourcedRun) => (picked.some((other) => follows(other, run)) ? 6 : 0)
    left.sort((a, b) => a.rank - near(a.run) - (b.rank - near(b.run)))
    const { run } = left.shift()!
    const repeats = [...taken, ...picked].some((other) => other === run || cosine(other.vector, run.vector) > sameness)
    if (repeats || count + run.words > most || (run.isList && listed + run.words > words * 0.4)) continue
    picked.push(run)
    count += run.words
    if (run.isList) listed += run.words
  }
  return picked
}

export const byScore = (material: Material): SourcedRun[] => [...material.runs].sort((a, b) => b.score - a.score || a.order - b.order)
