import { figureWithUnit, plainFigure } from './figures'
import { SIZE, SMALL, type ChartPlan, type DrawnPlan } from './plan'
import { textWidth } from './textWidth'

const HEIGHT = 280

const endName = (plan: ChartPlan, which: number): string => {
  const dataset = plan.chart.data.datasets[which]
  const figure = figureWithUnit(dataset?.values.at(-1) ?? 0, plan.chart.unit, plan.locale)
  return plan.chart.data.datasets.length > 1 ? `${dataset?.label ?? ''}: ${figure}` : figure
}

const series = (plan: ChartPlan) =>
  plan.chart.data.datasets.map((dataset, which) => {
    const colour = plan.colours.series[which % plan.colours.series.length] ?? plan.colours.quiet
    const text = which === 0 ? plan.colours.strongText : plan.colours.label
    const label = { show: true, fontSize: SIZE, fontFamily: plan.font, fontWeight: which === 0 ? 600 : 400, color: text }
    const last = dataset.values.length - 1
    return {
      type: 'line',
      name: dataset.label,
      data: dataset.values.map((value, at) => ({
        value,
        symbolSize: at === last ? 9 : 5,
        label: at === 0 ? { ...label, position: 'top', distance: 8, formatter: () => figureWithUnit(value, plan.chart.unit, plan.locale) } : { show: false },
      })),
      symbol: 'circle',
      lineStyle: { color: colour, width: which === 0 ? 3 : 2 },
      itemStyle: { color: colour },
      endLabel: { ...label, distance: 10, formatter: () => endName(plan, which) },
      labelLayout: { moveOverlap: 'shiftY' },
    }
  })

const axisText = (plan: ChartPlan) => ({ fontSize: SMALL, color: plan.colours.label, fontFamily: plan.font })

// A line may leave zero out where the values lie close together, else its slope could not be seen.
const startsAtZero = (values: number[]) => Math.min(...values) >= 0 && Math.min(...values) < Math.max(...values) * 0.5

/** A trend over an ordered axis: quiet grid, no frame, each line named and valued at its end. */
export const line = (plan: ChartPlan): DrawnPlan => {
  const { labels, datasets } = plan.chart.data
  const values = datasets.flatMap((dataset) => dataset.values)
  const right = Math.max(...datasets.map((_, which) => textWidth(endName(plan, which), SIZE, true))) + 24
  return {
    height: plan.fixedHeight ?? HEIGHT,
    option: {
      grid: { left: 8, right, top: 22, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'category',
        data: labels,
        boundaryGap: false,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: plan.colours.axis } },
        axisLabel: { ...axisText(plan), margin: 12, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: startsAtZero(values) ? 0 : undefined,
        scale: true,
        splitNumber: 4,
        splitLine: { lineStyle: { color: plan.colours.grid, width: 1 } },
        axisLabel: { ...axisText(plan), formatter: (value: number) => plainFigure(value, plan.locale) },
      },
      series: series(plan),
    },
  }
}
