import type { Corpus } from '@/src/domain/content/evidence/corpus'
import { dropOtherEvidence, type KeptSource } from '@/src/domain/content/evidence/store'
import { researchBounds } from '@/src/domain/content/research/depth'
import { furtherQueries } from '@/src/domain/content/research/queries'
import { bearingOf } from '@/src/domain/content/research/relevance'
import { sentencesIn } from '@/src/domain/content/writing/sentences'
import { poolOf } from '@/src/engine/database'
import { GiveUp } from '@/src/engine/pipeline'
import { corpusFor } from '../facts'
import { askedWith, type Context, type Outputs, researchSchema, step } from '../outputs'
import { tooLittle } from '../tooLittle'
import { searchAll } from './candidates'
import { extractFindings, synthesise } from './extract'
import { briefSource, ownSources, type Unread } from './own'
import { readFromTop, readingOf } from './read'

type ResearchContext = Context<'topic_analysis' | 'keyword_research'>

const budgetSeconds = 600
const leastSources = 8
const leastSentences = 4
const furtherRounds = 2
const help = 'Add reports, links or notes of your own as sources, widen the topic, or give other keywords.'

type Found = { sources: KeptSource[]; searched: number }

/** Searches and reads until there is enough: the first round with the planned queries, two more with other keywords below the minimum. */
const fromTheWeb = async (context: ResearchContext, own: number, isLate: () => boolean): Promise<Found> => {
  const { topic_analysis: topic, keyword_research: keywords } = context.outputs
  const { target, minimum, maximum } = researchBounds(topic.estimatedSourcesNeeded)
  const { refinedTopic, keyConcepts } = topic
  const yardstick = { refinedTopic, keyConcepts, now: new Date(context.run.input.askedAt) }
  const sources: KeptSource[] = []
  const reading = readingOf(context, bearingOf(refinedTopic, keyConcepts), isLate, (useful) => {
    const count = own + sources.length + useful
    context.progress(`reading ${count} of ${target} sources`, 0.1 + 0.5 * Math.min(1, count / target))
  })
  const seen = new Set<string>()
  let [read, searched] = [0, 0]
  for (let round = 0; round <= furtherRounds && !isLate(); round += 1) {
    const queries = round === 0 ? keywords.searchQueries : furtherQueries(keywords, round)
    if (round > 0 && own + sources.length >= minimum) break
    const candidates = await searchAll(context, queries, yardstick, seen)
    searched += candidates.length
    const found = await readFromTop(reading, candidates, own + read + 1, { wanted: target - own - sources.length, most: maximum - read })
    sources.push(...found.sources)
    read += found.read
  }
  return { sources, searched }
}

const named = (unread: readonly Unread[]): string => unread.slice(0, 3).map(({ title, reason }) => `“${title}”: ${reason}`).join(' ')

const enough = (context: ResearchContext, count: number, late: boolean, unread: readonly Unread[]): void => {
  const { sourcesOnly } = context.run.input
  if (sourcesOnly && count === 0) {
    const why = unread.length > 0 ? named(unread) : 'Nothing in the chosen sources bears on this topic.'
    throw new GiveUp('GEN_011', `No document can be made from these sources alone. ${why} Add others, or let the web be searched as well.`)
  }
  if (sourcesOnly) return
  if (late && count < 20) throw new GiveUp('GEN_002', `After ${budgetSeconds / 60} minutes only ${count} sources were read. Narrow the topic or try again later.`)
  if (count < leastSources) {
    const found = count === 0 ? 'The search found nothing readable on this topic.' : `Only ${count === 1 ? 'one readable source was' : `${count} readable sources were`} found on this topic; at least ${leastSources} are needed.`
    throw new GiveUp('GEN_011', `${found} ${help}`)
  }
}

/** Three sentences cannot fill three sections: said before anything is bought for them. */
const enoughSaid = (context: ResearchContext, corpus: Corpus): void => {
  if (!context.run.input.sourcesOnly) return
  const passages = corpus.passages.filter(({ source }) => corpus.sources.get(source)?.kind !== 'brief')
  if (passages.flatMap(({ text }) => sentencesIn(text)).length < leastSentences) throw tooLittle()
}

const warningsOf = (context: ResearchContext, count: number, unread: readonly Unread[]): Outputs['web_research']['warnings'] => {
  const few = context.run.input.sourcesOnly && count < leastSources
  const message = `The document rests on ${count} own ${count === 1 ? 'source' : 'sources'} only, as asked.`
  return [...(few ? [{ code: 'SOURCES_FEW', message }] : []), ...unread.map((source) => ({ code: 'SOURCE_UNREADABLE', message: named([source]) }))]
}

/** Finds, reads and weighs sources and takes out of them what the document can rest on. */
export const webResearch = step({
  label: 'Conducting Research',
  weight: 30,
  needs: ['topic_analysis', 'keyword_research'],
  input: askedWith,
  output: researchSchema,
  run: async (context) => {
    const began = performance.now()
    const seconds = (): number => Math.round((performance.now() - began) / 1000)
    const isLate = (): boolean => seconds() >= budgetSeconds
    const topic = context.outputs.topic_analysis
    const { input } = context.run
    const bearing = bearingOf(topic.refinedTopic, topic.keyConcepts)
    const yardstick = { refinedTopic: topic.refinedTopic, keyConcepts: topic.keyConcepts, now: new Date(input.askedAt) }
    context.progress('reading your own sources', 0)
    const { kept: own, unread } = await ownSources(context, yardstick, bearing)
    const web = input.sourcesOnly ? { sources: [], searched: 0 } : await fromTheWeb(context, own.length, isLate)
    const brief = await briefSource(context, bearing)
    const read = [...own, ...web.sources]
    enough(context, read.length, isLate(), unread)
    const sources = [...read, ...(brief ? [brief] : [])]
    await dropOtherEvidence(poolOf(context.payload), input.documentId, sources.map(({ mark }) => mark))
    const sourcesMinimum = input.sourcesOnly ? null : researchBounds(topic.estimatedSourcesNeeded).minimum
    const found = { sources, sourceCount: read.length, sourcesMinimum, researchDurationSeconds: 0, insights: [], statistics: [], quotes: [], synthesis: '', warnings: warningsOf(context, read.length, unread) }
    const corpus = await corpusFor(context, found)
    enoughSaid(context, corpus)
    const findings = await extractFindings(context, corpus, bearing, topic)
    const synthesis = await synthesise(context, findings, topic)
    context.metadata({ sourcesFound: web.searched + own.length, sourcesUsed: read.length, ownSources: own.length, statistics: findings.statistics.length, quotes: findings.quotes.length })
    return { ...found, ...findings, synthesis, researchDurationSeconds: seconds() }
  },
})
