import { assembled } from '@/src/domain/content/writing/assemble'
import { begin } from './begin'
import { corpusFor } from './facts'
import { statisticsSchema, step } from './outputs'

/** Puts statistics and quotes into their places and numbers the sources; a text edited by a person is taken as it is. */
export const statisticsIntegration = step({
  label: 'Integrating Statistics',
  weight: 5,
  needs: ['web_research', 'outline_creation', 'content_writing'],
  output: statisticsSchema,
  run: async (context) => {
    const { web_research: research, outline_creation: outline, content_writing: writing } = context.outputs
    await begin(context.payload, context.run)
    if (context.run.input.edited) return { content: context.run.input.edited, plans: [] }
    const corpus = await corpusFor(context, research)
    const content = assembled(writing.draft, { outline, statistics: research.statistics, quotes: research.quotes, corpus })
    context.metadata({ statistics: content.statistics.length, quotes: content.quotes.length, references: content.references.length, words: content.metadata.wordCount })
    return { content, plans: writing.draft.sections.map(({ number }) => number) }
  },
})
