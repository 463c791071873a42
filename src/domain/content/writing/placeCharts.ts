import type { Chart, DocumentContent, Statistic } from '../document'

/**
 * The document with its charts: sections point at them, and every statistic that a chart shows is among the document's
 * statistics with the display type "chart". `statisticOf` makes one that was not shown before.
 */
export const withCharts = (
  content: DocumentContent,
  charts: readonly { section: number; chart: Chart }[],
  statisticOf: (id: string, index: number) => Statistic | null,
): DocumentContent => {
  const charted = new Set(charts.flatMap(({ chart }) => chart.statisticIds))
  const known = new Set(content.statistics.map(({ id }) => id))
  const added = [...charted].filter((id) => !known.has(id)).flatMap((id, index) => statisticOf(id, content.statistics.length + index) ?? [])
  const statistics = [...content.statistics.map((statistic) => (charted.has(statistic.id) ? { ...statistic, displayType: 'chart' as const } : statistic)), ...added]
  const sections = content.sections.map((section) => {
    const chart = charts.find(({ section: number }) => number === section.number)?.chart
    if (!chart) return section
    return { ...section, chartId: chart.id, statisticIds: [...new Set([...section.statisticIds, ...chart.statisticIds])] }
  })
  return { ...content, sections, statistics, charts: charts.map(({ chart }) => chart) }
}
