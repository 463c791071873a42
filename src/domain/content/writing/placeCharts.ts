import type { Chart, DocumentContent, Statistic } from '../document'

/** A figure planned for a chart that was not drawn stands in the text at most: alone its label says too little for a box. */
const displayed = (statistic: Statistic, charted: ReadonlySet<string>): Statistic => {
  if (charted.has(statistic.id)) return { ...statistic, displayType: 'chart' }
  return statistic.displayType === 'chart' ? { ...statistic, displayType: 'inline' } : statistic
}

/**
 * The document with its charts: sections point at them, and every statistic that a chart shows is among the document's
 * statistics with the display type "chart", in the section of its chart. `statisticOf` makes one that was not shown before.
 */
export const withCharts = (
  content: DocumentContent,
  charts: readonly { section: number; chart: Chart }[],
  statisticOf: (id: string, index: number) => Statistic | null,
): DocumentContent => {
  const charted = new Set(charts.flatMap(({ chart }) => chart.statisticIds))
  const known = new Set(content.statistics.map(({ id }) => id))
  const added = [...charted].filter((id) => !known.has(id)).flatMap((id, index) => statisticOf(id, content.statistics.length + index) ?? [])
  const statistics = [...content.statistics.map((statistic) => displayed(statistic, charted)), ...added]
  const sections = content.sections.map((section) => {
    const chart = charts.find(({ section: number }) => number === section.number)?.chart
    const own = section.statisticIds.filter((id) => !charted.has(id))
    return chart ? { ...section, chartId: chart.id, statisticIds: [...own, ...chart.statisticIds] } : { ...section, statisticIds: own }
  })
  return { ...content, sections, statistics, charts: charts.map(({ chart }) => chart) }
}
