import type { Corpus, CorpusPassage } from '@/src/domain/content/evidence/corpus'
import type { DocumentContent } from '@/src/domain/content/document'
import { type Block, insightsBlock, jsonElement, passagesBlock, statisticsBlock } from '@/src/domain/content/generation/blocks'
import { cleanLine, cleanText } from '@/src/domain/content/writing/clean'
import { countWords } from '@/src/domain/content/text/words'
import { draftSection, emptyContent } from '@/src/domain/content/writing/draft'
import type { OutlineSection } from '@/src/domain/content/writing/outline'
import { repair, type Repaired } from '@/src/domain/content/writing/repair'
import { ask } from '../ask'
import { briefOf, rewriterFor } from '../facts'
import type { Context, Outputs } from '../outputs'

export type WritingContext = Context<'topic_analysis' | 'web_research' | 'industry_analysis' | 'outline_creation'>

/** What the parts of one document are written from. */
export type Desk = { context: WritingContext; corpus: Corpus; brief: Block; shared: Block }

/** Lays out what every part of a document is written from. */
export const deskOf = (context: WritingContext, corpus: Corpus): Desk => {
  const { topic_analysis: topic, web_research: research, industry_analysis: industry } = context.outputs
  return {
    context, corpus, brief: { ...briefOf(context.run.input, topic), cache: false },
    shared: insightsBlock(research.insights.slice(0, 15), [research.synthesis, industry.industryOverview], true),
  }
}

/** Checks a part against the sources and mends it; its sections keep the numbers of the outline. */
const mended = async ({ context, corpus, brief }: Desk, part: string, draft: DocumentContent): Promise<Repaired> => {
  const titles = { title: context.run.input.topic, section: () => 'Key findings' }
  const repaired = await repair(draft, corpus, rewriterFor(context, part, brief, corpus), titles)
  const numbers = draft.sections.map(({ number }) => number)
  const sections = repaired.content.sections.map((section, index) => ({ ...section, number: numbers[index] ?? section.number }))
  return { ...repaired, content: { ...repaired.content, sections } }
}

/** The executive summary, written from the outline and the passages, and repaired where it is not proven. */
export const writeSummary = async (desk: Desk, passages: readonly CorpusPassage[]): Promise<Repaired> => {
  const { context, corpus, brief, shared } = desk
  const outline = context.outputs.outline_creation
  const plan = { title: outline.title, points: outline.executiveSummaryPoints, sections: outline.sections.map(({ title, keyPoint }) => ({ title, keyPoint })) }
  const answer = await ask(context, 'executive_summary', 'summary', [shared, brief, passagesBlock(passages, corpus.sources), { text: jsonElement('outline', plan) }], { words: 180 })
  const summary = answer.paragraphs.map(cleanText).filter(Boolean).join('\n\n')
  const draft = { ...emptyContent(context.run.input.askedAt), title: outline.title, subtitle: outline.subtitle, summary }
  return mended(desk, 'summary', draft)
}

/** No more is asked for than the passages can carry. */
const wordsIn = (passages: readonly CorpusPassage[]): number => Math.max(80, passages.reduce((sum, { text }) => sum + countWords(text), 0))

/** One section by its plan, repaired where it is not proven. */
export const writeSection = async (desk: Desk, plan: OutlineSection, passages: readonly CorpusPassage[]): Promise<Repaired> => {
  const { context, corpus, brief, shared } = desk
  const statistics = context.outputs.web_research.statistics.filter(({ id }) => plan.statisticsToInclude.includes(id))
  const blocks = [shared, brief, passagesBlock(passages, corpus.sources), statisticsBlock(statistics), { text: jsonElement('section', plan) }]
  const answer = await ask(context, 'section_writing', `section-${plan.number}`, blocks, { wordsPerSection: Math.min(plan.estimatedWordCount, wordsIn(passages)) })
  const known = new Set(context.outputs.web_research.statistics.map(({ id }) => id))
  const section = draftSection({ ...answer, statisticsUsed: answer.statisticsUsed.filter((id) => known.has(id)) }, plan, corpus)
  return mended(desk, `section-${plan.number}`, { ...emptyContent(context.run.input.askedAt), sections: [section] })
}

/** The conclusion, written from what the sections say, and repaired where it is not proven. */
export const writeConclusion = async (desk: Desk, written: DocumentContent): Promise<Repaired> => {
  const { context, corpus, brief } = desk
  const plan = context.outputs.outline_creation.conclusion
  const told = written.sections.map(({ title, lead, paragraphs, subheadings }) => ({ title, lead, text: [...paragraphs, ...subheadings.map(({ content }) => content)].join('\n') }))
  const cited = new Set(JSON.stringify(told).match(/S\d+/g) ?? [])
  const passages = corpus.passages.filter(({ source }) => cited.has(source)).slice(0, 30)
  const blocks = [passagesBlock(passages, corpus.sources), brief, { text: jsonElement('sections', [{ title: 'Executive summary', text: written.summary }, ...told]) }, { text: jsonElement('outline', { title: written.title, conclusion: plan }) }]
  const answer = await ask(context, 'conclusion_writing', 'conclusion', blocks, { words: 200, takeaways: 3 })
  const conclusion = {
    title: cleanLine(plan.title, 120) || 'Conclusion', lead: cleanText(answer.lead), content: cleanText(answer.content),
    keyTakeaways: answer.keyTakeaways.map(cleanText).filter(Boolean).slice(0, 5), cta: cleanText(answer.cta),
  }
  return mended(desk, 'conclusion', { ...emptyContent(context.run.input.askedAt), conclusion })
}

/** The sections' numbers, in the order of the outline, for progress lines. */
export const sectionsOf = (context: WritingContext): Outputs['outline_creation']['sections'] => context.outputs.outline_creation.sections
