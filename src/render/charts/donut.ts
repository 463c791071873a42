import { figureWithUnit } from './figures'
import { highest, SIZE, type ChartPlan, type DrawnPlan } from './plan'
import { wrapLabel } from './textWidth'

const HEIGHT = 264
const LABEL_WIDTH = 210

const part = (plan: ChartPlan, strong: number) => {
  const greys = plan.colours.series.slice(1)
  let grey = 0
  return (value: number, at: number) => ({
    value,
    name: plan.chart.data.labels[at] ?? '',
    itemStyle: { color: at === strong ? plan.colours.strong : greys[grey++ % greys.length] },
    label: {
      formatter: () => `{share|${figureWithUnit(value, plan.chart.unit, plan.locale)}}\n${wrapLabel(plan.chart.data.labels[at] ?? '', SIZE, LABEL_WIDTH).join('\n')}`,
      rich: { share: { fontSize: SIZE + 2, fontWeight: 600, color: at === strong ? plan.colours.strongText : plan.colours.text, fontFamily: plan.font, lineHeight: 20 } },
    },
  })
}

/** A ring of half the radius; each part carries its name and its figure as the source gives it, no share of our own reckoning. */
export const donut = (plan: ChartPlan): DrawnPlan => {
  const values = plan.chart.data.datasets[0]?.values ?? []
  const height = plan.fixedHeight ?? HEIGHT
  const radius = height * 0.4
  return {
    height,
    option: {
      series: [
        {
          type: 'pie',
          radius: [radius / 2, radius],
          center: ['50%', '50%'],
          startAngle: 90,
          itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
          label: { show: true, position: 'outside', alignTo: 'labelLine', fontSize: SIZE, lineHeight: SIZE + 4, color: plan.colours.label, fontFamily: plan.font },
          labelLine: { length: 16, length2: 18, lineStyle: { color: plan.colours.axis, width: 1 } },
          data: values.map(part(plan, highest(values))),
        },
      ],
    },
  }
}
