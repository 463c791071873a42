import type { DocumentContent, Section, Statistic } from '../document'
import type { Corpus } from '../evidence/corpus'
import type { ResearchQuote, ResearchStatistic } from '../research/facts'
import { countWords, readingMinutes } from '../text/words'
import { shownStatistic } from './charts'
import type { Outline } from './outline'
import { withReferences } from './references'
import { textsOf } from './texts'

/** The words a reader reads and the minutes that takes. */
export const measured = (content: DocumentContent): DocumentContent => {
  const wordCount = textsOf(content).reduce((sum, { text }) => sum + countWords(text), 0)
  return { ...content, metadata: { ...content.metadata, wordCount, estimatedReadTimeMinutes: readingMinutes(wordCount) } }
}

type Placement = Map<string, { section: number; displayType: Statistic['displayType'] }>

const placementOf = (written: readonly Section[], outline: Outline): Placement => {
  const placed: Placement = new Map(outline.statisticsPlacement.map(({ statId, section, displayType }) => [statId, { section, displayType }]))
  for (const { number, statisticIds } of written) {
    for (const id of statisticIds) if (!placed.has(id)) placed.set(id, { section: number, displayType: 'inline' })
  }
  return placed
}

/**
 * Puts the written parts together: statistics and quotes in their places, sources numbered, words counted. Sections are
 * matched by the number of the outline; charts come later. Statistics that no section names are left out.
 */
export const assembled = (
  draft: DocumentContent,
  facts: { outline: Outline; statistics: readonly ResearchStatistic[]; quotes: readonly ResearchQuote[]; corpus: Corpus },
): DocumentContent => {
  const placed = placementOf(draft.sections, facts.outline)
  const numbers = new Set(draft.sections.map(({ number }) => number))
  const shown = facts.statistics.filter(({ id }) => numbers.has(placed.get(id)?.section ?? 0))
  const statistics = shown.map((found, index) => shownStatistic(found, placed.get(found.id)?.displayType ?? 'inline', index))
  const quoted = new Map(facts.outline.quotesPlacement.filter(({ section }) => numbers.has(section)).map(({ quoteId, section }) => [quoteId, section]))
  const quotes = facts.quotes.filter(({ id }) => quoted.has(id)).map(({ mark: _, ...quote }) => quote)
  const sections = draft.sections.map((section) => ({
    ...section,
    statisticIds: shown.filter(({ id }) => placed.get(id)?.section === section.number).map(({ id }) => id),
    quoteIds: quotes.filter(({ id }) => quoted.get(id) === section.number).map(({ id }) => id),
  }))
  const renumbered = sections.map((section, index) => ({ ...section, number: index + 1 }))
  return measured(withReferences({ ...draft, sections: renumbered, statistics, quotes }, facts.corpus))
}
