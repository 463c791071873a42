import { insightsBlock, jsonElement, passagesBlock, quotesBlock, statisticsBlock } from '@/src/domain/content/generation/blocks'
import type { Block } from '@/src/domain/content/generation/blocks'
import { bestInsights, bestStatistics } from '@/src/domain/content/research/choose'
import { bearingOf } from '@/src/domain/content/research/relevance'
import { seriesIn } from '@/src/domain/content/research/series'
import { outlineSchema, plannedSections, settledOutline } from '@/src/domain/content/writing/outline'
import { GiveUp } from '@/src/engine/pipeline'
import { ask } from './ask'
import { begin } from './begin'
import { briefOf, corpusFor } from './facts'
import { askedWith, type Outputs, step } from './outputs'
import { tooLittle } from './tooLittle'

const mostInsights = 15
const mostStatistics = 10
const mostQuotes = 8

const insightsPerSection = 2
const mostPassages = 80

const lettersPerWord = 6

/** The passages themselves where too few insights were drawn from them to plan by: a single report of the client's own. */
const passagesInstead = async (context: Parameters<typeof corpusFor>[0], research: Outputs['web_research'], sections: number): Promise<Block | null> => {
  if (research.insights.length >= sections * insightsPerSection) return null
  const corpus = await corpusFor(context, research)
  const passages = research.sources.filter(({ kind }) => kind !== 'brief').flatMap(({ mark }) => corpus.passagesOf(mark))
  return passagesBlock(passages.slice(0, mostPassages), corpus.sources)
}

/** About how many words the passages hold: a short note of the client's own makes a short document. */
const wordsRead = (sources: Outputs['web_research']['sources']): number =>
  sources.filter(({ kind }) => kind !== 'brief').flatMap(({ passages }) => passages).reduce((sum, [start, end]) => sum + end - start, 0) / lettersPerWord

/** The plan of the document within what the template can show. */
export const outlineCreation = step({
  label: 'Creating Outline',
  weight: 5,
  needs: ['topic_analysis', 'web_research', 'industry_analysis'],
  input: askedWith,
  output: outlineSchema,
  run: async (context) => {
    const { topic_analysis: topic, web_research: research, industry_analysis: industry } = context.outputs
    const { input } = context.run
    await begin(context.payload, context.run)
    const can = input.template
    const sections = plannedSections(topic.recommendedSections, can.maxSections, wordsRead(research.sources))
    const statistics = bestStatistics(research.statistics, [topic.refinedTopic, ...topic.keyConcepts].join(' '), mostStatistics)
    const quotes = can.supportsQuotes ? research.quotes.slice(0, mostQuotes) : []
    const blocks = [
      briefOf(input, topic), (await passagesInstead(context, research, sections)) ?? insightsBlock(bestInsights(research.insights, bearingOf(topic.refinedTopic, topic.keyConcepts), mostInsights), [research.synthesis]),
      { text: jsonElement('industry', { trends: industry.currentTrends, challenges: industry.challenges }) }, statisticsBlock(statistics, seriesIn(research.statistics)), quotesBlock(quotes),
    ]
    const limits = {
      sections, wordsPerSection: 350, maxStatistics: can.supportsStatistics ? can.maxStatistics : 0, maxQuotes: can.supportsQuotes ? can.maxQuotes : 0,
      charts: can.supportsCharts ? Math.ceil(sections / 2) : 0, chartTypes: can.chartTypes, calloutTypes: can.supportsCallouts ? can.calloutTypes : [], tables: can.supportsTables ? 2 : 0,
    }
    const answer = await ask(context, 'outline_creation', 'outline', blocks, limits)
    const outline = settledOutline(answer, { sections, can, statistics, quotes })
    if (outline.sections.length < 3 && input.sourcesOnly) throw tooLittle()
    if (outline.sections.length < 3) throw new GiveUp('GEN_006', `The outline has only ${outline.sections.length} sections; at least 3 are needed. More or longer sources would help.`)
    context.metadata({ sections: outline.sections.length, statistics: outline.statisticsPlacement.length, quotes: outline.quotesPlacement.length })
    return outline
  },
})
