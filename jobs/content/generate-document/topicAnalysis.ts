import { topicAnalysisSchema } from '@/src/domain/content/generation/schemas'
import { clampSections, clampSources, depthFor } from '@/src/domain/content/research/depth'
import { cleanLine } from '@/src/domain/content/writing/clean'
import { ask } from './ask'
import { begin } from './begin'
import { briefOf } from './facts'
import { askedWith, step } from './outputs'

const listOf = (given: readonly string[], most: number): string[] => [...new Set(given.map((text) => cleanLine(text, 120)).filter(Boolean))].slice(0, most)

/** What a document on this topic must cover, and how deep research has to go. */
export const topicAnalysis = step({
  label: 'Analyzing Topic',
  weight: 5,
  needs: [],
  input: askedWith,
  output: topicAnalysisSchema,
  run: async (context) => {
    const { input } = context.run
    await begin(context.payload, context.run)
    const answer = await ask(context, 'topic_analysis', 'topic', [briefOf(input)])
    const estimatedSourcesNeeded = clampSources(answer.estimatedSourcesNeeded)
    context.metadata({ estimatedSourcesNeeded, recommendedSections: answer.recommendedSections })
    return {
      ...answer, estimatedSourcesNeeded, researchDepth: depthFor(estimatedSourcesNeeded), recommendedSections: clampSections(answer.recommendedSections),
      refinedTopic: cleanLine(answer.refinedTopic, 500) || input.topic, industry: input.industry || cleanLine(answer.industry, 120),
      keyConcepts: listOf(answer.keyConcepts, 15), relatedTopics: listOf(answer.relatedTopics, 15),
    }
  },
})
