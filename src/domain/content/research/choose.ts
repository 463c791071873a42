import { similarity } from '../text/similarity'
import type { Corpus, CorpusPassage } from '../evidence/corpus'
import { contentStems } from '../text/words'
import { isAlike, statementStems } from '../text/likeness'
import type { Insight, ResearchStatistic } from './facts'
import { type Bearing, passageWeight } from './relevance'
import { seriesIn } from './series'

const kindWeight: Readonly<Record<ResearchStatistic['type'], number>> = { percentage: 0.3, currency: 0.25, multiple: 0.2, duration: 0.1, number: 0 }
const perSeries = 2
const perSource = 3

/**
 * The statistics most worth showing, near the topic first; at most two of one series (the others follow it into a chart)
 * and three of one source, and none that says the same of another case. Up to four series that bear on the topic come first, for they can be drawn.
 */
export const bestStatistics = (all: readonly ResearchStatistic[], topic: string, most: number): ResearchStatistic[] => {
  const series = seriesIn(all)
  const near = new Map(all.map((statistic) => [statistic, similarity(`${statistic.label} ${statistic.context} ${statistic.quote} ${statistic.source}`, topic)]))
  const worth = new Map(all.map((statistic) => [statistic, (near.get(statistic) ?? 0) + kindWeight[statistic.type]]))
  const ranked = [...all].sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || (a.id < b.id ? -1 : 1))
  const drawable = distinctSeries(ranked.filter((statistic) => (near.get(statistic) ?? 0) > 0), series).slice(0, 4)
  const counts = new Map<unknown, number>()
  const within = (key: unknown, limit: number): boolean => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= limit
  }
  const said: ReadonlySet<string>[] = []
  const isNew = ({ label }: ResearchStatistic): boolean => {
    const stems = statementStems(label)
    return !said.some((other) => isAlike(stems, other)) && said.push(stems) > 0
  }
  return [...new Set([...drawable, ...ranked])].filter((statistic) => {
    const members = series.get(statistic.id)
    return (members || isNew(statistic)) && (!members || within(members, perSeries)) && within(statistic.mark, perSource)
  }).slice(0, most)
}

/** One statistic for each series of three or more values, each of another source and wording. */
const distinctSeries = (ranked: readonly ResearchStatistic[], series: ReadonlyMap<string, ResearchStatistic[]>): ResearchStatistic[] => {
  const seen = new Set<string>()
  return ranked.filter(({ id, mark, context }) => {
    const words = contentStems(context).slice(0, 3).join(' ')
    if ((series.get(id)?.length ?? 0) < 3 || seen.has(mark) || seen.has(words)) return false
    seen.add(mark)
    seen.add(words)
    return true
  })
}

const insightsPerSource = 2

/** The findings an outline is made from: those that bear most on the topic, two of a source, none said twice of other cases. */
export const bestInsights = (all: readonly Insight[], bearing: Bearing, most: number): Insight[] => {
  const ranked = all.map((insight, at) => ({ insight, at, worth: passageWeight(insight.text, bearing) })).sort((a, b) => b.worth - a.worth || a.at - b.at)
  const counts = new Map<string, number>()
  const said: ReadonlySet<string>[] = []
  const fit = ranked.filter(({ insight: { text, marks } }) => {
    const source = marks[0] ?? ''
    const stems = statementStems(text)
    if ((counts.get(source) ?? 0) >= insightsPerSource || said.some((other) => isAlike(stems, other))) return false
    counts.set(source, (counts.get(source) ?? 0) + 1)
    said.push(stems)
    return true
  })
  // One long report of the client's own has no second source to take turns with.
  const rest = ranked.filter((entry) => !fit.includes(entry))
  return [...fit, ...rest].slice(0, most).map(({ insight }) => insight)
}

const mostOfOneSource = 6

const fit = (words: ReadonlySet<string>, passage: CorpusPassage, corpus: Corpus): number => {
  const stems = corpus.stems(passage)
  let shared = 0
  for (const word of words) if (stems.has(word)) shared += 1
  return shared / (stems.size + 20) ** 0.25
}

/** The same words with other figures (tables of sectors, syndicated notes) are one passage to a reader. */
const wording = (passage: CorpusPassage, corpus: Corpus): string => [...corpus.stems(passage)].filter((stem) => !/\d/.test(stem)).slice(0, 12).join(' ')

const varied = (ranked: readonly CorpusPassage[], always: readonly string[], corpus: Corpus, most: number): CorpusPassage[] => {
  const perSource = new Map<string, number>()
  const seen = new Set<string>()
  const kept = ranked.filter((passage) => {
    const count = perSource.get(passage.source) ?? 0
    const words = wording(passage, corpus)
    if (!always.includes(passage.id) && (count >= mostOfOneSource || seen.has(words))) return false
    perSource.set(passage.source, count + 1)
    seen.add(words)
    return true
  })
  // With one or two long sources of the client's own there is nothing to vary.
  return (kept.length >= most ? kept : [...kept, ...ranked.filter((passage) => !kept.includes(passage))]).slice(0, most)
}

const leastShare = 3

/**
 * To which text each passage goes: where it fits best while that text has less than its fair share, later wherever it
 * fits at all. Null when there are too few passages to deal out.
 */
const dealt = (fits: readonly (readonly number[])[], texts: number): number[] | null => {
  const fair = Math.ceil(fits.length / texts)
  if (texts < 2 || fair < leastShare) return null
  const counts = Array.from({ length: texts }, () => 0)
  const owner = fits.map(() => -1)
  const pairs = fits.flatMap((row, passage) => row.map((value, text) => ({ passage, text, value }))).filter(({ value }) => value > 0)
  pairs.sort((a, b) => b.value - a.value || a.passage - b.passage || a.text - b.text)
  for (const room of [fair, Infinity]) {
    for (const { passage, text } of pairs) {
      if (owner[passage] !== -1 || (counts[text] ?? 0) >= room) continue
      owner[passage] = text
      counts[text] = (counts[text] ?? 0) + 1
    }
  }
  return owner
}

/**
 * The passages for each of several texts (sections), at most `most` each. Each passage goes to one text, so that sections
 * do not repeat each other; sources and wordings vary. `always` are ids of passages that a text cannot do without.
 */
export const passagesFor = (
  wanted: readonly { text: string; always: readonly string[] }[],
  corpus: Corpus,
  most: number,
): CorpusPassage[][] => {
  const words = wanted.map(({ text }) => new Set(contentStems(text)))
  const passages = corpus.passages.filter(({ source }) => corpus.sources.get(source)?.kind !== 'brief')
  const fits = passages.map((passage) => words.map((set) => fit(set, passage, corpus)))
  // A text with many words would otherwise win every passage.
  const owner = dealt(fits.map((row) => row.map((value, at) => value / Math.sqrt(words[at]?.size || 1))), wanted.length)
  return wanted.map(({ always }, at) => {
    const ranked = passages
      .map((passage, index) => {
        const own = owner && owner[index] !== at ? 0 : (fits[index]?.[at] ?? 0)
        return { passage, score: always.includes(passage.id) ? Infinity : own }
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    return varied(ranked.map(({ passage }) => passage), always, corpus, most)
  })
}
