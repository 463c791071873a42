import { figureWithUnit } from './figures'
import { highest, SIZE, type ChartPlan, type DrawnPlan } from './plan'
import { textWidth, wrapLabel } from './textWidth'

const LABEL_SHARE = 0.34
const GAP = 14

const labelColumn = ({ chart, width }: ChartPlan) => {
  const lines = chart.data.labels.map((label) => wrapLabel(label, SIZE, width * LABEL_SHARE))
  return { lines, width: Math.max(...lines.flat().map((line) => textWidth(line, SIZE))) }
}

const endLabel = (plan: ChartPlan, series: number, at: number): string => {
  const { datasets } = plan.chart.data
  const figure = figureWithUnit(datasets[series]?.values[at] ?? 0, plan.chart.unit, plan.locale)
  return datasets.length > 1 && at === 0 ? `${datasets[series]?.label ?? ''}: ${figure}` : figure
}

const colourOf = (plan: ChartPlan, series: number, at: number): string => {
  if (plan.chart.data.datasets.length > 1) return plan.colours.series[series % plan.colours.series.length] ?? plan.colours.quiet
  return at === highest(plan.chart.data.datasets[0]?.values ?? []) ? plan.colours.strong : plan.colours.quiet
}

const series = (plan: ChartPlan, thickness: number) =>
  plan.chart.data.datasets.map((dataset, which) => ({
    type: 'bar',
    name: dataset.label,
    barWidth: thickness,
    barGap: '12%',
    data: dataset.values.map((value, at) => ({
      value,
      itemStyle: { color: colourOf(plan, which, at) },
      label: {
        show: true,
        position: value < 0 ? 'left' : 'right',
        distance: 7,
        formatter: () => endLabel(plan, which, at),
        color: which === 0 && colourOf(plan, which, at) === plan.colours.strong ? plan.colours.strongText : plan.colours.label,
        fontWeight: which === 0 && colourOf(plan, which, at) === plan.colours.strong ? 600 : 400,
        fontSize: SIZE,
        fontFamily: plan.font,
      },
    })),
  }))

const groupHeight = (plan: ChartPlan, lines: string[][]) => {
  const bars = plan.chart.data.datasets.length
  const thickness = bars > 1 ? 17 : 24
  const tallest = Math.max(...lines.map((label) => label.length)) * (SIZE + 4)
  return { thickness, group: Math.max(bars * thickness * 1.12 + (bars > 1 ? 20 : 17), tallest + 8) }
}

/** Horizontal bars from zero, each with its value at the end; several series stand side by side and name themselves in the first group. */
export const bars = (plan: ChartPlan): DrawnPlan => {
  const { labels, datasets } = plan.chart.data
  const column = labelColumn(plan)
  const { thickness, group } = groupHeight(plan, column.lines)
  const height = plan.fixedHeight ?? Math.round(group * labels.length + 12)
  const ends = datasets.flatMap((_, which) => labels.map((__, at) => textWidth(endLabel(plan, which, at), SIZE, true)))
  const negative = datasets.some((dataset) => dataset.values.some((value) => value < 0))
  return {
    height,
    option: {
      grid: { left: column.width + GAP + (negative ? 60 : 0), right: Math.max(...ends) + 16, top: 4, bottom: 8 },
      xAxis: { type: 'value', show: false, min: negative ? undefined : 0, max: 'dataMax' },
      yAxis: {
        type: 'category',
        inverse: true,
        data: column.lines.map((lines) => lines.join('\n')),
        axisTick: { show: false },
        axisLine: { show: !negative, lineStyle: { color: plan.colours.axis, width: 1 } },
        axisLabel: { fontSize: SIZE, lineHeight: SIZE + 4, color: plan.colours.label, fontFamily: plan.font, margin: GAP - 4, interval: 0 },
      },
      series: series(plan, plan.fixedHeight ? Math.min(34, (height / labels.length / datasets.length) * 0.62) : thickness),
    },
  }
}

