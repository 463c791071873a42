import type { Chart, DocumentContent } from '@/src/domain/content/document'
import { bearingOf } from '@/src/domain/content/research/relevance'
import { chartOf, shownStatistic } from '@/src/domain/content/writing/charts'
import { withCharts } from '@/src/domain/content/writing/placeCharts'
import { drawableSeries, placeSeries, withFittingTable } from '@/src/domain/content/writing/placeSeries'
import { canDraw } from '@/src/render/charts/canDraw'
import { begin } from './begin'
import { type Context, chartsSchema, type Outputs, step } from './outputs'

type Warnings = Outputs['chart_generation']['warnings']
type ChartContext = Context<'topic_analysis' | 'web_research' | 'outline_creation' | 'statistics_integration'>

/** Charts of an edited text are a person's; those that cannot be drawn are dropped. */
const drawable = (content: DocumentContent, warnings: Warnings): Chart[] =>
  content.charts.filter((chart) => {
    const reason = canDraw(chart)
    if (reason) warnings.push({ code: 'CHART_DROPPED', message: `The chart “${chart.title}” was left out. ${reason}` })
    return reason === null
  })

/** The series of the research that suit a section, as charts of the kinds that the template places. */
const planned = (context: ChartContext): { section: number; chart: Chart }[] => {
  const { topic_analysis: topic, web_research: research, outline_creation: outline, statistics_integration: integrated } = context.outputs
  const { template } = context.run.input
  const plans = new Map(outline.sections.map((plan) => [plan.number, plan]))
  const planOf = (section: number) => plans.get(integrated.plans[section - 1] ?? section)
  const series = drawableSeries(research.statistics, bearingOf(topic.refinedTopic, topic.keyConcepts))
  const most = template.supportsCharts ? Math.ceil(integrated.content.sections.length / 2) : 0
  const wished = (number: number, ids: readonly string[]): boolean => Boolean(planOf(number)?.includeChart) && ids.some((id) => planOf(number)?.statisticsToInclude.includes(id))
  return placeSeries(integrated.content.sections, series, (section, values) => wished(section.number, values.map(({ id }) => id)), most)
    .flatMap(({ section, values }) => {
      const chart = chartOf(values, template.chartTypes)
      return chart && canDraw(chart) === null ? [{ section, chart }] : []
    })
}

/** Charts where the text bears on them: at most one to a section, for every second section. */
export const chartGeneration = step({
  label: 'Generating Charts',
  weight: 5,
  needs: ['topic_analysis', 'web_research', 'outline_creation', 'statistics_integration'],
  output: chartsSchema,
  run: async (context) => {
    const { web_research: research, statistics_integration: integrated } = context.outputs
    await begin(context.payload, context.run)
    const warnings: Warnings = []
    const { content } = integrated
    if (context.run.input.edited) {
      const charts = drawable(content, warnings)
      return { content: { ...content, charts }, charts, warnings }
    }
    const known = new Map(research.statistics.map((statistic) => [statistic.id, statistic]))
    const charts = planned(context)
    const charted = charts.flatMap(({ chart }) => chart.statisticIds.flatMap((id) => known.get(id) ?? []))
    const fitting = { ...content, sections: content.sections.map((section) => withFittingTable(section, charted)) }
    context.metadata({ charts: charts.length })
    const placed = withCharts(fitting, charts, (id, index) => {
      const found = known.get(id)
      return found ? shownStatistic(found, 'chart', index) : null
    })
    return { content: placed, charts: placed.charts, warnings }
  },
})
