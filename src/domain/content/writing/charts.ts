import { createHash } from 'node:crypto'
import type { Chart, Section, Statistic } from '../document'
import { isCurrency, isDuration } from '../evidence/units'
import type { ResearchStatistic } from '../research/facts'
import { seriesIn } from '../research/series'

const mostBars = 8
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

const measure = ({ unit, scale }: ResearchStatistic): string => `${unit ?? ''}:${scale}`

const fits = (statistic: ResearchStatistic): boolean => statistic.number !== null && statistic.number >= 0

const sameMeasure = (own: readonly ResearchStatistic[], least: number, alike: (a: ResearchStatistic, b: ResearchStatistic) => boolean): ResearchStatistic[] => {
  const groups = own.map((first) => own.filter((other) => measure(other) === measure(first) && alike(first, other)))
  return groups.sort((a, b) => b.length - a.length).find((group) => group.length >= least) ?? []
}

/**
 * The values that a section's chart shows: a whole series that one of its statistics belongs to, else two of its own from
 * one source, else three of its own, always of one unit and scale; empty when there are none.
 */
export const chartValues = (own: readonly ResearchStatistic[], pool: readonly ResearchStatistic[]): ResearchStatistic[] => {
  const drawable = own.filter(fits)
  const series = seriesIn(pool.filter(fits))
  const whole = drawable.map(({ id }) => series.get(id) ?? []).sort((a, b) => b.length - a.length)[0] ?? []
  if (whole.length >= 2) return whole.slice(0, mostBars)
  const ofOne = sameMeasure(drawable, 2, (a, b) => a.mark === b.mark)
  const chosen = ofOne.length > 0 ? ofOne : sameMeasure(drawable, 3, () => true)
  return [...new Map(chosen.map((statistic) => [statistic.label.toLowerCase(), statistic])).values()].slice(0, mostBars)
}

const yearOf = ({ label }: ResearchStatistic): number | null => {
  const years = label.match(/\b(?:19|20)\d\d\b/g) ?? []
  return years.length === 1 ? Number(years[0]) : null
}

const asLine = (values: ResearchStatistic[]): ResearchStatistic[] | null => {
  const years = values.map(yearOf)
  if (years.some((year) => year === null) || new Set(years).size !== values.length || values.length < 3) return null
  return [...values].sort((a, b) => (yearOf(a) ?? 0) - (yearOf(b) ?? 0))
}

const isWhole = (values: readonly ResearchStatistic[]): boolean =>
  values.every(({ unit, number }) => unit === '%' && (number ?? 0) > 0) && Math.abs(values.reduce((sum, { number }) => sum + (number ?? 0), 0) - 100) <= 1

const shaped = (wanted: Chart['type'], values: ResearchStatistic[], kinds: readonly string[]): { type: Chart['type']; values: ResearchStatistic[] } | null => {
  const line = wanted === 'line' && kinds.includes('line') ? asLine(values) : null
  if (line) return { type: 'line', values: line }
  if (wanted === 'donut' && kinds.includes('donut') && isWhole(values)) return { type: 'donut', values }
  return kinds.includes('bar') ? { type: 'bar', values } : null
}

const short = (label: string, most = 48): string =>
  label.length <= most ? label : `${label.slice(0, label.lastIndexOf(' ', most)).replace(/[\s,;:–-]+$/, '')}…`

/** The chart of a section, or null when its values cannot make one: two or more of one unit, a donut only from parts of 100 %. */
export const chartOf = (
  section: Pick<Section, 'title' | 'number'>, wanted: Chart['type'], own: readonly ResearchStatistic[], pool: readonly ResearchStatistic[], kinds: readonly string[],
): Chart | null => {
  const shape = shaped(wanted, chartValues(own, pool), kinds)
  if (!shape || shape.values.length < 2) return null
  const { type, values } = shape
  const [first] = values
  const oneMeasure = new Set(values.map(({ context }) => context)).size === 1
  const labels = values.map((value) => (type === 'line' ? String(yearOf(value)) : short(oneMeasure ? value.category : value.label)))
  const id = `chart_${createHash('sha256').update(`${section.number} ${values.map((value) => value.id).join()}`).digest('hex').slice(0, 8)}`
  return {
    id, type, title: `${section.title} – Key Metrics`, unit: chartUnit(first?.unit ?? null, first?.scale ?? 0),
    data: { labels, datasets: [{ label: oneMeasure ? short(first?.context ?? section.title, 80) : section.title, values: values.map(({ number }) => number ?? 0) }] },
    source: [...new Set(values.map(({ source }) => source))].join('; '), statisticIds: values.map((value) => value.id),
  }
}

const colours = ['primary', 'secondary', 'accent'] as const

/** A research statistic as the document shows it; colours in rotation. */
export const shownStatistic = (found: ResearchStatistic, displayType: Statistic['displayType'], index: number): Statistic => ({
  id: found.id, value: found.value, label: found.label, source: found.source, sourceUrl: found.sourceUrl, type: found.type, context: found.context,
  displayType, colorCategory: colours[index % colours.length] ?? 'primary', evidence: found.evidence,
})
