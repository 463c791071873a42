import type { Chart, DocumentContent, Section, Statistic } from '@/src/domain/content/document'
import { canDraw } from '../charts/canDraw'
import { chartAlternative } from '../charts/alternative'
import { figureWithUnit } from '../charts/figures'
import type { Block, Placed, ShownStatistic } from './flow'
import type { Design } from './types'

/** What the sections of one document share while they are laid out: counters, what was shown, and what had to give way. */
export type Shared = {
  content: DocumentContent
  design: Design
  locale: string
  drawn: Map<string, { alt: string; unitNote: string | null }>
  figures: number
  tables: number
  shownStatistics: Set<string>
  warnings: string[]
}

const referenceOf = ({ content }: Shared, url: string): number | null => content.references.find((reference) => reference.url === url)?.number ?? null

const sizeOf = (value: string): ShownStatistic['size'] => (value.length <= 6 ? 'large' : value.length <= 12 ? 'medium' : 'small')

const shown = (statistic: Statistic, shared: Shared): ShownStatistic => {
  const number = referenceOf(shared, statistic.sourceUrl)
  const published = shared.content.references.find((reference) => reference.number === number)?.publishedAt ?? ''
  return { ...statistic, reference: number, year: /^\d{4}/.exec(published)?.[0] ?? '', size: sizeOf(statistic.value) }
}

const unseen = (shared: Shared) => (statistic: Statistic) => {
  const said = `${statistic.value}|${statistic.label}`.toLowerCase()
  if (shared.shownStatistics.has(said)) return false
  shared.shownStatistics.add(said)
  return true
}

const cited = (url: string, reference: number | null) => (reference === null ? '' : ` [${reference}](${url})`)

const inWords = (statistic: ShownStatistic): Block => ({
  kind: 'paragraph',
  first: false,
  text: `**${statistic.value}** ${statistic.label} (${statistic.source}).${cited(statistic.sourceUrl, statistic.reference)}`,
})

const chartOf = (section: Section, shared: Shared): Chart | undefined => shared.content.charts.find((chart) => chart.id === section.chartId)

const drawable = (chart: Chart | undefined, shared: Shared): chart is Chart => chart !== undefined && canDraw(chart) === null && shared.drawn.has(chart.id)

/** Boxes in rows of two or three, so that none stands alone unless there is only one. */
const inRows = <T>(items: T[]): T[][] => {
  if (items.length <= 3) return [items]
  const first = items.length % 3 === 1 ? 2 : 3
  return [items.slice(0, first), ...inRows(items.slice(first))]
}

/** The figure boxes of a section: its call-outs, and those of a chart that cannot be drawn. Never two that say the same. */
export const statisticsOf = (section: Section, shared: Shared): Placed[] => {
  const chart = chartOf(section, shared)
  const wanted = section.statisticIds.flatMap((id) => shared.content.statistics.filter((statistic) => statistic.id === id))
  const boxed = wanted.filter(({ displayType, id }) => displayType === 'callout' || (displayType === 'chart' && !(drawable(chart, shared) && chart.statisticIds.includes(id))))
  const items = boxed.filter(unseen(shared)).map((statistic) => shown(statistic, shared))
  if (!items.length) return []
  if (shared.design.supportsStatistics) {
    return [{ block: { kind: 'statistics', rows: inRows(items) }, mentions: items.flatMap(({ value, sourceUrl }) => [value, `(${sourceUrl})`]) }]
  }
  shared.warnings.push(`${shared.design.code} has no place for figure boxes: ${items.length} in section ${section.number} became sentences.`)
  return items.map((item) => ({ block: inWords(item), mentions: [item.value] }))
}

const asSentence = (chart: Chart, shared: Shared): Placed => ({
  block: { kind: 'paragraph', first: false, text: chartAlternative(chart, shared.locale).replace(/^[^:]+: /, '') },
  mentions: [chart.source],
})

/** The chart of a section, or its values as a sentence where the design cannot place it. */
export const chartsOf = (section: Section, shared: Shared): Placed[] => {
  const chart = chartOf(section, shared)
  if (!chart) return []
  const refusal = canDraw(chart)
  if (refusal) {
    shared.warnings.push(`The chart of section ${section.number} was left out. ${refusal}`)
    return []
  }
  const { design, content } = shared
  if (!design.supportsCharts || !design.chartTypes.includes(chart.type)) {
    shared.warnings.push(`${design.code} has no place for a ${chart.type} chart: the one in section ${section.number} became a sentence.`)
    return [asSentence(chart, shared)]
  }
  const picture = shared.drawn.get(chart.id) ?? { alt: '', unitNote: null }
  const behind = content.statistics.filter(({ id }) => chart.statisticIds.includes(id))
  const urls = [...new Set(behind.map(({ sourceUrl }) => sourceUrl))]
  const reference = urls.length === 1 ? referenceOf(shared, urls[0] ?? '') : null
  const values = chart.data.datasets.flatMap(({ values: all }) => all.map((value) => figureWithUnit(value, chart.unit, shared.locale)))
  return [{ block: { kind: 'chart', number: ++shared.figures, chart, ...picture, reference }, mentions: [...urls.map((url) => `(${url})`), ...values] }]
}

/** The quotes of a section; dropped with a warning where the design has no style for them. */
export const quotesOf = (section: Section, shared: Shared): Placed[] => {
  const quotes = section.quoteIds.flatMap((id) => shared.content.quotes.filter((quote) => quote.id === id))
  if (quotes.length && !shared.design.supportsQuotes) {
    shared.warnings.push(`${shared.design.code} has no place for quotes: ${quotes.length} in section ${section.number} left out.`)
    return []
  }
  return quotes.map((quote) => ({
    block: { kind: 'quote', quote, reference: referenceOf(shared, quote.sourceUrl) },
    mentions: [quote.attribution, `(${quote.sourceUrl})`],
  }))
}
