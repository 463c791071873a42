import type { Callout, DocumentContent, Section, Table } from '../document'
import type { Answer } from '../generation/schemas'
import type { Corpus } from '../evidence/corpus'
import { cleanLine, cleanText } from './clean'
import type { OutlineSection } from './outline'

/** A document in which nothing is written yet. Drafts carry source marks (`[S3]`) instead of links. */
export const emptyContent = (generatedAt: string): DocumentContent => ({
  version: 1, title: '', subtitle: '', summary: '', sections: [], statistics: [], charts: [], quotes: [], references: [], conclusion: null,
  metadata: { wordCount: 0, estimatedReadTimeMinutes: 1, generatedAt },
})

const tableOf = (given: Answer<'section_writing'>['table'], plan: OutlineSection, corpus: Corpus): Table | null => {
  if (!given || !plan.includeTable) return null
  const columns = given.columns.map((column) => cleanLine(column, 80)).slice(0, 5)
  const rows = given.rows.map((row) => row.map((cell) => cleanLine(cell, 160))).filter((row) => row.length === columns.length && row.some(Boolean)).slice(0, 12)
  const source = corpus.sources.get(given.sourceId.trim().split('.')[0] ?? '')
  return columns.length >= 2 && rows.length >= 2 && source ? { title: cleanLine(given.title, 160), columns, rows, source: source.url } : null
}

const calloutOf = (given: Answer<'section_writing'>['callout'], plan: OutlineSection): Callout | null => {
  if (!given || !plan.includeCallout || !plan.calloutType) return null
  return { type: plan.calloutType, content: cleanText(given.content) }
}

/** A section as the model wrote it, within its plan. */
export const draftSection = (given: Answer<'section_writing'>, plan: OutlineSection, corpus: Corpus): Section => ({
  number: plan.number,
  label: plan.label,
  title: plan.title,
  lead: cleanText(given.leadParagraph),
  paragraphs: given.bodyParagraphs.flatMap((text) => cleanText(text).split(/\n{2,}/)).filter((text) => text.trim() !== ''),
  subheadings: given.subsections.map(({ title, content }) => ({ title: cleanLine(title, 160), content: cleanText(content) })),
  callout: calloutOf(given.callout, plan),
  table: tableOf(given.table, plan, corpus),
  statisticIds: given.statisticsUsed,
  chartId: null,
  quoteIds: [],
  sourcesCited: [],
})
