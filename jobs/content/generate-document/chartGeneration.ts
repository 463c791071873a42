import type { Chart, DocumentContent } from '@/src/domain/content/document'
import { chartOf, shownStatistic } from '@/src/domain/content/writing/charts'
import { withCharts } from '@/src/domain/content/writing/placeCharts'
import { canDraw } from '@/src/render/charts/canDraw'
import { begin } from './begin'
import { chartsSchema, type Outputs, step } from './outputs'

type Warnings = Outputs['chart_generation']['warnings']

/** Charts of an edited text are a person's; those that cannot be drawn are dropped. */
const drawable = (content: DocumentContent, warnings: Warnings): Chart[] =>
  content.charts.filter((chart) => {
    const reason = canDraw(chart)
    if (reason) warnings.push({ code: 'CHART_DROPPED', message: `The chart “${chart.title}” was left out. ${reason}` })
    return reason === null
  })

/** One chart for each section that was planned with one and has two or more comparable figures. */
export const chartGeneration = step({
  label: 'Generating Charts',
  weight: 5,
  needs: ['web_research', 'outline_creation', 'statistics_integration'],
  output: chartsSchema,
  run: async (context) => {
    const { web_research: research, outline_creation: outline, statistics_integration: integrated } = context.outputs
    await begin(context.payload, context.run)
    const warnings: Warnings = []
    const { content } = integrated
    if (context.run.input.edited) {
      const charts = drawable(content, warnings)
      return { content: { ...content, charts }, charts, warnings }
    }
    const known = new Map(research.statistics.map((statistic) => [statistic.id, statistic]))
    const plans = new Map(outline.sections.map((plan) => [plan.number, plan]))
    const taken = new Set<string>()
    const charts = content.sections.flatMap((section, index) => {
      const plan = plans.get(integrated.plans[index] ?? section.number)
      if (!plan?.includeChart || !plan.chartType) return []
      const own = section.statisticIds.flatMap((id) => known.get(id) ?? [])
      const free = research.statistics.filter(({ id }) => !taken.has(id))
      const chart = chartOf(section, plan.chartType, own.filter(({ id }) => !taken.has(id)), free, context.run.input.template.chartTypes)
      const reason = chart ? canDraw(chart) : 'Its figures cannot be compared in one picture.'
      if (!chart || reason) {
        warnings.push({ code: 'CHART_DROPPED', message: `The chart planned for “${section.title}” was left out. ${reason ?? ''}`.trim() })
        return []
      }
      for (const id of chart.statisticIds) taken.add(id)
      return [{ section: section.number, chart }]
    })
    context.metadata({ charts: charts.length })
    const placed = withCharts(content, charts, (id, index) => {
      const found = known.get(id)
      return found ? shownStatistic(found, 'chart', index) : null
    })
    return { content: placed, charts: placed.charts, warnings }
  },
})
