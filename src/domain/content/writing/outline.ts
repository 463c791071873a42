import type { z } from 'zod'
import { type Answer, outlineCreationSchema } from '../generation/schemas'
import type { ResearchQuote, ResearchStatistic } from '../research/facts'
import { cleanLine } from './clean'

export type Capabilities = {
  supportsCharts: boolean
  supportsStatistics: boolean
  supportsQuotes: boolean
  supportsTables: boolean
  supportsCallouts: boolean
  chartTypes: string[]
  calloutTypes: string[]
  maxSections: number
  maxStatistics: number
  maxQuotes: number
}

export const outlineSchema = outlineCreationSchema
export type Outline = z.infer<typeof outlineSchema>
export type OutlineSection = Outline['sections'][number]

const wordsForSection = 130

/** Sections to plan: what the topic asks for, at most what the template takes and what so many words can fill, never below 3. */
export const plannedSections = (recommended: number, maxSections: number, words = Infinity): number =>
  Math.max(3, Math.min(recommended, maxSections, Math.floor(words / wordsForSection)))

const clampWords = (words: number): number => Math.min(500, Math.max(300, Math.round(words)))

const planned = (section: OutlineSection, number: number, can: Capabilities, taken: Set<string>, known: ReadonlySet<string>): OutlineSection => {
  const chart = can.supportsCharts && section.includeChart
  const callout = can.supportsCallouts && section.includeCallout
  const statisticsToInclude = [...new Set(section.statisticsToInclude)].filter((id) => known.has(id) && !taken.has(id))
  for (const id of statisticsToInclude) taken.add(id)
  return {
    ...section, number, statisticsToInclude, title: cleanLine(section.title, 160) || 'Findings', label: section.label && cleanLine(section.label, 60),
    keyPoint: cleanLine(section.keyPoint, 400), subsections: section.subsections.map((title) => cleanLine(title, 120)).filter(Boolean).slice(0, 4),
    includeChart: chart, chartType: chart ? allowed(section.chartType ?? 'bar', can.chartTypes) : null,
    includeCallout: callout, calloutType: callout ? allowed(section.calloutType ?? 'note', can.calloutTypes) : null,
    includeTable: can.supportsTables && section.includeTable, estimatedWordCount: clampWords(section.estimatedWordCount),
  }
}

const allowed = <T extends string>(kind: T, kinds: readonly string[]): T | null => (kinds.includes(kind) ? kind : ((kinds[0] as T | undefined) ?? null))

/**
 * The outline within its rules: no more sections than planned, numbered from 1; only statistics and quotes that exist,
 * each in one section; charts and call-outs of kinds that the template can place; at most `maxStatistics` statistics as
 * boxes or in the line (those drawn in charts do not count) and `maxQuotes` quotes.
 */
export const settledOutline = (
  given: Answer<'outline_creation'>,
  rules: { sections: number; can: Capabilities; statistics: readonly ResearchStatistic[]; quotes: readonly ResearchQuote[] },
): Outline => {
  const { can } = rules
  const known = new Set(rules.statistics.map(({ id }) => id))
  const taken = new Set<string>()
  const sections = given.sections.slice(0, rules.sections).map((section, index) => planned(section, index + 1, can, taken, known))
  const home = new Map(sections.flatMap(({ number, statisticsToInclude }) => statisticsToInclude.map((id) => [id, number] as const)))
  const displayed = new Map(given.statisticsPlacement.map(({ statId, displayType }) => [statId, displayType]))
  const charted = new Set(sections.filter(({ includeChart }) => includeChart).map(({ number }) => number))
  const all = [...home].map(([statId, section]) => ({ statId, section, displayType: displayed.get(statId) ?? (charted.has(section) ? ('chart' as const) : ('callout' as const)) }))
  let boxes = 0
  const statisticsPlacement = can.supportsStatistics
    ? all.map((placed) => (placed.displayType === 'chart' || (boxes += 1) <= can.maxStatistics ? placed : { ...placed, displayType: 'inline' as const }))
    : all.map((placed) => ({ ...placed, displayType: 'inline' as const }))
  return {
    ...given, title: cleanLine(given.title, 300), subtitle: cleanLine(given.subtitle, 300), sections, statisticsPlacement,
    executiveSummaryPoints: given.executiveSummaryPoints.map((point) => cleanLine(point, 400)).slice(0, 3),
    quotesPlacement: can.supportsQuotes ? placedQuotes(given, sections.length, rules.quotes).slice(0, can.maxQuotes) : [],
    conclusion: { title: cleanLine(given.conclusion.title, 120) || 'Conclusion', keyTakeaways: given.conclusion.keyTakeaways.slice(0, 3), callToAction: given.conclusion.callToAction },
  }
}

const placedQuotes = (given: Answer<'outline_creation'>, sections: number, quotes: readonly ResearchQuote[]): Outline['quotesPlacement'] => {
  const known = new Set(quotes.map(({ id }) => id))
  const seen = new Set<string>()
  return given.quotesPlacement.filter(({ quoteId, section }) => {
    const fits = known.has(quoteId) && !seen.has(quoteId) && section >= 1 && section <= sections
    seen.add(quoteId)
    return fits
  })
}
