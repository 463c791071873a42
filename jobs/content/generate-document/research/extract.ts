import pLimit from 'p-limit'
import type { Corpus, CorpusPassage } from '@/src/domain/content/evidence/corpus'
import { storedText } from '@/src/domain/content/evidence/store'
import { passagesBlock, insightsBlock, statisticsBlock } from '@/src/domain/content/generation/blocks'
import type { Answer } from '@/src/domain/content/generation/schemas'
import { distinct, inTurns, sameStatistic, verifiedInsight, verifiedQuote, verifiedStatistic } from '@/src/domain/content/research/facts'
import { type Bearing, passageWeight } from '@/src/domain/content/research/relevance'
import { cleanText } from '@/src/domain/content/writing/clean'
import { poolOf } from '@/src/engine/database'
import { ask } from '../ask'
import { briefOf } from '../facts'
import type { Context, Outputs } from '../outputs'

type Findings = Pick<Outputs['web_research'], 'insights' | 'statistics' | 'quotes'>

const perSource = { web: 14, source: 120 } as const
const sourcesPerCall = 6
const passagesPerCall = 80
const callsAtOnce = 10

/** The weightiest passages of each source, in batches of at most six sources and eighty passages. */
const batchesOf = (corpus: Corpus, bearing: Bearing): CorpusPassage[][] => {
  const batches: { sources: Set<string>; passages: CorpusPassage[] }[] = []
  for (const [mark, { kind }] of corpus.sources) {
    if (kind === 'brief') continue
    const worth = (passage: CorpusPassage): number => passageWeight(passage.text, bearing) + (/\d/.test(passage.text) ? 2 : 0)
    const best = [...corpus.passagesOf(mark)].sort((a, b) => worth(b) - worth(a) || a.start - b.start).slice(0, perSource[kind]).sort((a, b) => a.start - b.start)
    for (const passage of best) {
      const last = batches.at(-1)
      const fits = last && last.passages.length < passagesPerCall && (last.sources.has(mark) || last.sources.size < sourcesPerCall)
      const batch = fits ? last : { sources: new Set<string>(), passages: [] }
      if (!fits) batches.push(batch)
      batch.sources.add(mark)
      batch.passages.push(passage)
    }
  }
  return batches.map(({ passages }) => passages)
}

const verified = async (context: Context, answer: Answer<'research_extraction'>, corpus: Corpus): Promise<Findings> => {
  const marks = [...new Set(answer.quotes.map(({ passageId }) => passageId.split('.')[0] ?? ''))].filter((mark) => corpus.sources.has(mark))
  const db = poolOf(context.payload)
  const texts = new Map(await Promise.all(marks.map(async (mark) => [mark, await storedText(db, context.run.input.documentId, mark)] as const)))
  const present = <T>(value: T | null): T[] => (value === null ? [] : [value])
  return {
    insights: answer.insights.flatMap((insight) => present(verifiedInsight(insight, corpus))),
    statistics: answer.statistics.flatMap((statistic) => present(verifiedStatistic(statistic, corpus))),
    quotes: answer.quotes.flatMap((quote) => present(verifiedQuote(quote, corpus, (source) => texts.get(source.mark) ?? null))),
  }
}

/** Insights, statistics and quotes out of the passages, side by side; only what is proven is kept, repetitions once. */
export const extractFindings = async (context: Context, corpus: Corpus, bearing: Bearing, topic: Outputs['topic_analysis']): Promise<Findings> => {
  const limit = pLimit(callsAtOnce)
  const batches = batchesOf(corpus, bearing)
  let done = 0
  const found = await Promise.all(batches.map((passages, index) => limit(async () => {
    const blocks = [passagesBlock(passages, corpus.sources), briefOf(context.run.input, topic)]
    const answer = await ask(context, 'research_extraction', `extract-${index + 1}`, blocks, { insightsPerSource: 4, statisticsPerSource: 6 })
    done += 1
    context.progress(`extracting findings: ${done} of ${batches.length}`, 0.6 + 0.3 * (done / batches.length))
    return verified(context, answer, corpus)
  })))
  return {
    insights: distinct(inTurns(found.map(({ insights }) => insights)), ({ text }) => text.toLowerCase()).slice(0, 300),
    statistics: distinct(found.flatMap(({ statistics }) => statistics), sameStatistic).slice(0, 300),
    quotes: distinct(found.flatMap(({ quotes }) => quotes), ({ text }) => text).slice(0, 60),
  }
}

/** What the research says as a whole, in a few paragraphs. */
export const synthesise = async (context: Context, found: Findings, topic: Outputs['topic_analysis']): Promise<string> => {
  const blocks = [briefOf(context.run.input, topic), insightsBlock(found.insights.slice(0, 60)), statisticsBlock(found.statistics.slice(0, 30))]
  return cleanText((await ask(context, 'research_synthesis', 'synthesis', blocks)).synthesis)
}
