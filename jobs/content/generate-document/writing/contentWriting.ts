import type { DocumentContent } from '@/src/domain/content/document'
import { passagesFor } from '@/src/domain/content/research/choose'
import { emptyContent } from '@/src/domain/content/writing/draft'
import { withOwnEnds, withoutRepeats } from '@/src/domain/content/writing/repeats'
import type { Repaired } from '@/src/domain/content/writing/repair'
import { GiveUp } from '@/src/engine/pipeline'
import { begin } from '../begin'
import { corpusFor } from '../facts'
import { askedWith, step, writingSchema } from '../outputs'
import { deskOf, sectionsOf, writeConclusion, writeSection, writeSummary, type WritingContext } from './parts'

const passagesPerPart = 40

const counter = (context: WritingContext, sections: number): (<T>(told: string, work: Promise<T>) => Promise<T>) => {
  let done = 0
  context.progress('writing the executive summary', 0)
  return async (told, work) => {
    const result = await work
    done += 1
    context.progress(`${told}, ${done} of ${sections + 2} parts`, done / (sections + 2))
    return result
  }
}

const together = (context: WritingContext, summary: Repaired, sections: readonly Repaired[]): DocumentContent => ({
  ...emptyContent(context.run.input.askedAt), title: summary.content.title, subtitle: summary.content.subtitle, summary: summary.content.summary,
  sections: sections.flatMap(({ content }) => content.sections),
})

/** Writes the summary and the sections side by side, then the conclusion; each part is proven before it counts as written. */
export const contentWriting = step({
  label: 'Writing Content',
  weight: 25,
  needs: ['topic_analysis', 'web_research', 'industry_analysis', 'outline_creation'],
  input: askedWith,
  output: writingSchema,
  run: async (context) => {
    await begin(context.payload, context.run)
    const { web_research: research, topic_analysis: topic } = context.outputs
    const corpus = await corpusFor(context, research)
    const plans = sectionsOf(context)
    const passageOf = new Map(research.statistics.map(({ id, passageId }) => [id, passageId]))
    const wanted = plans.map((plan) => ({
      text: [plan.title, plan.keyPoint, ...plan.subsections].join(' '), always: plan.statisticsToInclude.flatMap((id) => passageOf.get(id) ?? []),
    }))
    const [forSummary = []] = passagesFor([{ text: [topic.refinedTopic, ...topic.keyConcepts].join(' '), always: [] }], corpus, 25)
    const forSections = passagesFor(wanted, corpus, passagesPerPart)
    const desk = deskOf(context, corpus)
    const counted = counter(context, plans.length)
    const [summary, ...sections] = await Promise.all([
      counted('wrote the executive summary', writeSummary(desk, forSummary)),
      ...plans.map((plan, index) => counted(`wrote section ${plan.number} of ${plans.length}`, writeSection(desk, plan, forSections[index] ?? []))),
    ])
    const written = withoutRepeats(together(context, summary, sections))
    if (written.sections.length === 0) throw new GiveUp('GEN_006', 'No section could be written from the sources.')
    const conclusion = await counted('wrote the conclusion', writeConclusion(desk, written))
    const parts = [summary, ...sections, conclusion]
    const [rewritten, removed] = [parts.reduce((sum, part) => sum + part.rewritten, 0), parts.reduce((sum, part) => sum + part.removed, 0)]
    context.metadata({ sections: written.sections.length, sentencesRewritten: rewritten, sentencesRemoved: removed })
    return { draft: withOwnEnds({ ...written, conclusion: conclusion.content.conclusion }), rewritten, removed }
  },
})
