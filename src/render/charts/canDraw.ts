import type { Chart } from '@/src/domain/content/document'
import { isPercent } from './figures'

const MOST_LABELS = 16

const wrongShape = ({ data }: Chart): string | null => {
  const values = data.datasets.flatMap((dataset) => dataset.values)
  if (values.length < 2 || data.labels.length < 2) return 'A chart needs two or more values of one unit.'
  if (data.labels.length > MOST_LABELS) return `A chart with more than ${MOST_LABELS} labels cannot be read.`
  if (data.labels.some((label) => !label.trim())) return 'Every value of a chart needs a label.'
  if (data.datasets.some((dataset) => dataset.values.length !== data.labels.length)) return 'Every series of a chart needs one value per label.'
  return values.every(Number.isFinite) ? null : 'A chart can only show numbers.'
}

const wrongParts = ({ data, unit }: Chart): string | null => {
  const values = data.datasets[0]?.values ?? []
  if (values.some((value) => value <= 0)) return 'A donut can only show parts that are more than nothing.'
  const sum = values.reduce((total, value) => total + value, 0)
  if (isPercent(unit) && Math.abs(sum - 100) > 1) return `The parts of a donut must add up to 100%, these add up to ${Math.round(sum * 10) / 10}%.`
  return null
}

/** Null when the chart can be drawn, else the reason in one sentence; what cannot be drawn is shown as statistic boxes. */
export const canDraw = (chart: Chart): string | null => {
  const wrong = wrongShape(chart)
  if (wrong) return wrong
  const series = chart.data.datasets.length
  if (chart.type === 'comparison') return series >= 2 ? null : 'A comparison needs two or more series.'
  if (chart.type === 'line') return null
  if (series !== 1) return `A ${chart.type} chart shows one series; more are a comparison.`
  return chart.type === 'donut' ? wrongParts(chart) : null
}
