import { keywordResearchSchema } from '@/src/domain/content/generation/schemas'
import { jsonElement } from '@/src/domain/content/generation/blocks'
import { settledQueries } from '@/src/domain/content/research/queries'
import { ask } from './ask'
import { begin } from './begin'
import { briefOf } from './facts'
import { askedWith, step } from './outputs'

/** What to search for; the caller's own keywords come first. */
export const keywordResearch = step({
  label: 'Researching Keywords',
  weight: 5,
  needs: ['topic_analysis'],
  input: askedWith,
  output: keywordResearchSchema,
  run: async (context) => {
    const { input } = context.run
    const topic = context.outputs.topic_analysis
    await begin(context.payload, context.run)
    const { keyConcepts, relatedTopics, contentAngle } = topic
    const blocks = [briefOf(input, topic), { text: jsonElement('analysis', { keyConcepts, relatedTopics, contentAngle, keywords: input.keywords }) }]
    const answer = await ask(context, 'keyword_research', 'keywords', blocks)
    const own = input.keywords.map((term) => ({ term, searchPriority: 10, intent: 'informational' as const }))
    const named = new Set(input.keywords.map((term) => term.toLowerCase()))
    const priority = (value: number): number => Math.min(10, Math.max(1, Math.round(value)))
    const rated = <K extends { searchPriority: number }>(list: readonly K[]): K[] => list.map((keyword) => ({ ...keyword, searchPriority: priority(keyword.searchPriority) }))
    return {
      ...answer,
      primaryKeywords: [...own, ...rated(answer.primaryKeywords).filter(({ term }) => !named.has(term.toLowerCase()))],
      secondaryKeywords: rated(answer.secondaryKeywords),
      searchQueries: settledQueries(answer.searchQueries, [topic.refinedTopic, ...input.keywords, ...keyConcepts, ...relatedTopics]),
    }
  },
})
