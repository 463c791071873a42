import type { Corpus, CorpusPassage } from '@/src/domain/content/evidence/corpus'
import { prove } from '@/src/domain/content/evidence/prove'
import { passagesBlock } from '@/src/domain/content/generation/blocks'
import type { Answer } from '@/src/domain/content/generation/schemas'
import { isVendorError } from '@/src/engine/http'
import { cleanText } from '@/src/domain/content/writing/clean'
import { ask } from './ask'
import { begin } from './begin'
import { briefOf, corpusFor } from './facts'
import { askedWith, industrySchema, type Outputs, step } from './outputs'

const mostSources = 10
const perSource = 6

/** Passages of at most ten sources that are industry reports or speak of the industry. */
const excerpts = (corpus: Corpus, industry: string, sources: Outputs['web_research']['sources']): CorpusPassage[] => {
  const word = industry.toLowerCase()
  const about = (title: string, mark: string): number =>
    (/report|industry|market|survey|outlook|benchmark|trends?/i.test(title) ? 2 : 0) +
    (word !== '' && (title.toLowerCase().includes(word) || corpus.passagesOf(mark).some(({ text }) => text.toLowerCase().includes(word))) ? 1 : 0)
  const ranked = sources.filter(({ kind }) => kind !== 'brief').map((source) => ({ source, worth: about(source.title, source.mark) }))
  return ranked.sort((a, b) => b.worth - a.worth || b.source.score - a.source.score).slice(0, mostSources).flatMap(({ source }) => corpus.passagesOf(source.mark).slice(0, perSource))
}

const proven = (corpus: Corpus) => (text: string): boolean => prove(text, corpus).proven

/** What later steps may build on: texts whose figures are proven. */
const settled = (answer: Answer<'industry_analysis'>, corpus: Corpus): Answer<'industry_analysis'> => {
  const list = (texts: readonly string[]): string[] => texts.map(cleanText).filter((text) => text !== '' && proven(corpus)(text)).slice(0, 8)
  const text = (given: string): string => cleanText(given).split(/\n+/).filter(proven(corpus)).join('\n')
  return {
    industryOverview: text(answer.industryOverview), competitiveLandscape: text(answer.competitiveLandscape), futureOutlook: text(answer.futureOutlook),
    currentTrends: list(answer.currentTrends), challenges: list(answer.challenges), opportunities: list(answer.opportunities),
    keyPlayers: list(answer.keyPlayers), regulatoryConsiderations: list(answer.regulatoryConsiderations),
    benchmarks: answer.benchmarks.filter(({ metric, value }) => proven(corpus)(`${value} ${metric}`)).slice(0, 10),
  }
}

const empty: Answer<'industry_analysis'> = {
  industryOverview: '', currentTrends: [], challenges: [], opportunities: [], benchmarks: [], competitiveLandscape: '', futureOutlook: '', keyPlayers: [], regulatoryConsiderations: [],
}

/** The state of the industry with regard to the topic; an unusable answer leaves it empty, with a warning. */
export const industryAnalysis = step({
  label: 'Analyzing Industry',
  weight: 10,
  needs: ['topic_analysis', 'web_research'],
  input: askedWith,
  output: industrySchema,
  run: async (context) => {
    const { topic_analysis: topic, web_research: research } = context.outputs
    await begin(context.payload, context.run)
    const corpus = await corpusFor(context, research)
    const passages = excerpts(corpus, topic.industry, research.sources)
    try {
      const answer = await ask(context, 'industry_analysis', 'industry', [passagesBlock(passages, corpus.sources), briefOf(context.run.input, topic)])
      return { ...settled(answer, corpus), warnings: [] }
    } catch (error) {
      if (!isVendorError(error, 'give_up') || error.code !== 'GEN_006') throw error
      return { ...empty, warnings: [{ code: 'INDUSTRY_EMPTY', message: 'The industry analysis could not be used and was left out.' }] }
    }
  },
})
