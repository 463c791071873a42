import { similarity } from '../text/similarity'
import type { Corpus, CorpusPassage } from '../evidence/corpus'
import { contentStems } from '../text/words'
import type { ResearchStatistic } from './facts'

const kindWeight: Readonly<Record<ResearchStatistic['type'], number>> = { percentage: 0.3, currency: 0.25, multiple: 0.2, duration: 0.1, number: 0 }

const kin = (statistic: ResearchStatistic, all: readonly ResearchStatistic[]): number =>
  all.filter((other) => other.mark === statistic.mark && other.unit === statistic.unit && other.scale === statistic.scale && other.number !== null).length

/** The statistics most worth showing: near the topic, comparable with others of their source; at most three of one source. */
export const bestStatistics = (all: readonly ResearchStatistic[], topic: string, most: number): ResearchStatistic[] => {
  const worth = new Map(all.map((statistic) => [
    statistic,
    similarity(`${statistic.label} ${statistic.context}`, topic) + kindWeight[statistic.type] + Math.min(3, kin(statistic, all)) * 0.1,
  ]))
  const perSource = new Map<string, number>()
  return [...all]
    .sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || (a.id < b.id ? -1 : 1))
    .filter(({ mark }) => {
      const count = (perSource.get(mark) ?? 0) + 1
      perSource.set(mark, count)
      return count <= 3
    })
    .slice(0, most)
}

const overlap = (words: ReadonlySet<string>, passage: CorpusPassage, corpus: Corpus): number => {
  const stems = corpus.stems(passage)
  let shared = 0
  for (const word of words) if (stems.has(word)) shared += 1
  return shared / Math.sqrt(stems.size + 4)
}

/**
 * The passages for each of several texts (sections), at most `most` each. A passage that fits another text better
 * counts less, so that sections do not repeat each other. `always` are ids of passages a text cannot do without.
 */
export const passagesFor = (
  wanted: readonly { text: string; always: readonly string[] }[],
  corpus: Corpus,
  most: number,
): CorpusPassage[][] => {
  const words = wanted.map(({ text }) => new Set(contentStems(text)))
  const passages = corpus.passages.filter(({ source }) => corpus.sources.get(source)?.kind !== 'brief')
  const scores = passages.map((passage) => words.map((set) => overlap(set, passage, corpus)))
  return wanted.map(({ always }, at) => {
    const ranked = passages
      .map((passage, index) => {
        const own = scores[index]?.[at] ?? 0
        const best = Math.max(...(scores[index] ?? [0]))
        return { passage, score: always.includes(passage.id) ? Infinity : own * (own >= best ? 1 : 0.6) }
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    return ranked.slice(0, most).map(({ passage }) => passage)
  })
}
