import { createHash } from 'node:crypto'
import type { Chart, Statistic } from '../document'
import { isCurrency, isDuration } from '../evidence/units'
import type { ResearchStatistic } from '../research/facts'
import { ownMaterial } from '../research/publisher'

const mostBars = 8
const mostPoints = 16
const signs: Readonly<Record<string, string>> = { usd: '$', eur: '€', gbp: '£', jpy: '¥' }
const scales: Readonly<Record<number, string>> = { 2: 'hundred', 3: 'thousand', 5: 'lakh', 6: 'million', 7: 'crore', 9: 'billion', 12: 'trillion' }

const shortNames: Readonly<Record<string, string>> = { kb: 'KB', mb: 'MB', gb: 'GB', tb: 'TB', pb: 'PB', kwh: 'kWh', mwh: 'MWh', gwh: 'GWh', twh: 'TWh', century: 'centuries', inch: 'inches', ft: 'ft' }

const unitName = (unit: string | null): string => {
  if (unit === null) return ''
  if (isCurrency(unit)) return signs[unit] ?? unit.toUpperCase()
  const plural = isDuration(unit) && unit !== 'ms' ? `${unit}s` : unit
  return shortNames[unit] ?? (unit.length > 3 ? `${unit.replace(/s$/, '')}s` : plural)
}

/** What the values of a chart count in: "%", "$ billion", "days", "million". */
export const chartUnit = (unit: string | null, scale: number): string => [unitName(unit), scales[scale] ?? ''].filter(Boolean).join(' ')

const yearOf = ({ category }: ResearchStatistic): number | null => {
  const years = category.match(/\b(?:19|20)\d\d\b/g) ?? []
  return years.length === 1 ? Number(years[0]) : null
}

/** Values in the order of their years; null when not every one has a year of its own. */
const inYears = (values: readonly ResearchStatistic[]): ResearchStatistic[] | null => {
  const years = values.map(yearOf)
  if (years.some((year) => year === null) || new Set(years).size !== values.length) return null
  return [...values].sort((a, b) => (yearOf(a) ?? 0) - (yearOf(b) ?? 0))
}

const isName = ({ category }: ResearchStatistic): boolean => category.length <= 60 && !/^(?:of|to|by|in|at|and|or|per|than)\s/i.test(category)

/** A measure ("Payback time by kind of work") can be a title; a sentence with figures of its own cannot. */
const isMeasure = (text: string): boolean => text.length > 3 && text.length <= 140 && !/[.!?]$/.test(text.trim()) && !/\d/.test(text.replace(/\b(?:19|20)\d\d\b/g, ''))

/** Values that one picture can hold: numbers from zero up under names of one kind (all years, or none). */
export const isDrawable = (values: readonly ResearchStatistic[]): boolean => {
  const years = values.filter((value) => /\b(?:19|20)\d\d\b/.test(value.category)).length
  return values.length >= 2 && isMeasure(values[0]?.context ?? '') && (years === 0 || inYears(values) !== null) && values.every((value) => value.number !== null && value.number >= 0 && isName(value))
}

const isWhole = (values: readonly ResearchStatistic[]): boolean =>
  values.every(({ unit, number }) => unit === '%' && (number ?? 0) > 0) && Math.abs(values.reduce((sum, { number }) => sum + (number ?? 0), 0) - 100) <= 1

const shaped = (values: readonly ResearchStatistic[], kinds: readonly string[]): { type: Chart['type']; values: ResearchStatistic[] } | null => {
  const ordered = inYears(values)
  if (ordered && kinds.includes('line')) return { type: 'line', values: ordered.slice(-mostPoints) }
  const shown = [...(ordered ?? values)].slice(0, mostBars)
  if (kinds.includes('donut') && shown.length === values.length && shown.length <= 5 && isWhole(shown)) return { type: 'donut', values: shown }
  return kinds.includes('bar') ? { type: 'bar', values: shown } : null
}

const short = (label: string, most = 48): string =>
  label.length <= most ? label : `${label.slice(0, label.lastIndexOf(' ', most)).replace(/[\s,;:–-]+$/, '')}…`

const titled = (measure: string): string => {
  const text = measure.replace(/[\s.:;,]+$/, '')
  return short(text.charAt(0).toUpperCase() + text.slice(1), 110)
}

const sourceOf = ({ publisher, source }: ResearchStatistic): string => (publisher && publisher !== ownMaterial ? `${publisher}, ${source}` : source)

/**
 * The chart of one series: its title is the series' own measure. Years make a line, parts of a hundred percent a ring, all
 * else bars; null when the template places no such kind or the values cannot share a picture.
 */
export const chartOf = (values: readonly ResearchStatistic[], kinds: readonly string[]): Chart | null => {
  const shape = isDrawable(values) ? shaped(values, kinds) : null
  const [first] = shape?.values ?? []
  if (!shape || !first) return null
  const labels = shape.values.map((value) => (shape.type === 'line' ? String(yearOf(value)) : short(value.category)))
  const id = `chart_${createHash('sha256').update(shape.values.map((value) => value.id).join()).digest('hex').slice(0, 8)}`
  return {
    id, type: shape.type, title: titled(first.context), unit: chartUnit(first.unit, first.scale),
    data: { labels, datasets: [{ label: titled(first.context), values: shape.values.map(({ number }) => number ?? 0) }] },
    source: [...new Set(shape.values.map(sourceOf))].join('; '), statisticIds: shape.values.map((value) => value.id),
  }
}

const colours = ['primary', 'secondary', 'accent'] as const

/** A research statistic as the document shows it; colours in rotation. */
export const shownStatistic = (found: ResearchStatistic, displayType: Statistic['displayType'], index: number): Statistic => ({
  id: found.id, value: found.value, label: found.label, source: found.publisher && found.publisher !== ownMaterial ? found.publisher : found.source, sourceUrl: found.sourceUrl, type: found.type, context: found.context,
  displayType, colorCategory: colours[index % colours.length] ?? 'primary', evidence: found.evidence,
})
