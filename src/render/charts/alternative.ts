import type { Chart } from '@/src/domain/content/document'
import { figureWithUnit, unitNote } from './figures'

/** The chart for people who cannot see it: its title, unit and every value, in the order drawn. */
export const chartAlternative = (chart: Chart, locale: string, word = 'Chart'): string => {
  const note = unitNote(chart.unit)
  const series = chart.data.datasets.map((dataset) => {
    const values = chart.data.labels.map((label, at) => `${label} ${figureWithUnit(dataset.values[at] ?? 0, chart.unit, locale)}`)
    return `${chart.data.datasets.length > 1 ? `${dataset.label}: ` : ''}${values.join('; ')}.`
  })
  return [`${word}: ${chart.title}${note ? ` (${note})` : ''}.`, ...series].join(' ')
}
