import { readPassage } from '../../language/reading'
import type { SeriesPoint } from '../../language/facts/series'
import { cosine } from '../../language/vectors'
import type { Material } from '../material'
import type { GivenStatistic } from '../prompt'
import { limitOf } from '../prompt'
import type { Theme } from './themes'

export interface ChartPlace {
  section: number
  type: string
  statIds: string[]
}

export interface StatPlace {
  statId: string
  section: number
  displayType: 'callout' | 'inline' | 'chart'
}

const digits = (value: string): string => value.replace(/[^\d.]/g, '')

interface StatSeries {
  members: GivenStatistic[]
  points: SeriesPoint[]
  caption: string
}

/** Series in the passages of the given statistics, with those statistics that are points of them. */
function seriesAmong({ prompt }: Material): StatSeries[] {
  const byText = new Map<string, GivenStatistic[]>()
  for (const statistic of prompt.statistics) byText.set(statistic.text, [...(byText.get(statistic.text) ?? []), statistic])
  return [...byText].flatMap(([text, statistics]) =>
    readPassage(text).series.flatMap(({ caption, points }) => {
      const isPoint = (statistic: GivenStatistic) =>
        points.some(({ label, value }) => digits(statistic.value) === digits(value) && (!statistic.attributes.label || statistic.attributes.label.includes(label)))
      const members = statistics.filter(isPoint)
      return members.length ? [{ members, points, caption }] : []
    }),
  )
}

function chartTypeFor({ points }: StatSeries, allowed: string[]): string | null {
  const values = points.map(({ value }) => Number(digits(value)))
  const sum = values.reduce((total, value) => total + value, 0)
  const isTime = points.every(({ label }) => /\b(?:19|20)\d\d\b|^Q[1-4]/.test(label))
  const isWhole = points.every(({ value }) => /%|per ?cent/.test(value)) && sum >= 97 && sum <= 103
  const wanted = isTime ? 'line' : isWhole ? 'donut' : 'bar'
  return allowed.includes(wanted) ? wanted : (allowed.find((type) => type === 'bar') ?? allowed[0] ?? null)
}

const bestTheme = (material: Material, themes: Theme[], text: string, free: (place: number) => boolean = () => true): number => {
  const vector = material.vectorOf(text)
  const ranked = themes.map((theme, place) => ({ place, fit: cosine(vector, theme.centre) + (theme.runs.some((run) => text.includes(run.sentences[0]!.text)) ? 0.3 : 0) }))
  return ranked.filter(({ place }) => free(place)).sort((a, b) => b.fit - a.fit)[0]?.place ?? -1
}

/** At most one chart a section, each drawn from one series of the statistics. */
export function placeCharts(material: Material, themes: Theme[], allowed: string[]): ChartPlace[] {
  const charts: ChartPlace[] = []
  const most = limitOf(material.prompt, ['maxCharts', 'charts'], 4)
  for (const series of seriesAmong(material)) {
    if (charts.length >= most || !allowed.length) break
    const type = chartTypeFor(series, allowed)
    const place = bestTheme(material, themes, `${series.caption} ${series.members[0]?.text ?? ''}`, (index) => !charts.some(({ section }) => section === index + 1))
    if (type && place >= 0) charts.push({ section: place + 1, type, statIds: series.members.map(({ id }) => id) })
  }
  return charts
}

/** Where each statistic goes: those of charts with their chart, then the strongest as call-outs up to the template's limit. */
export function placeStatistics(material: Material, themes: Theme[], charts: ChartPlace[]): StatPlace[] {
  const inCharts = charts.flatMap(({ section, statIds }) => statIds.map((statId): StatPlace => ({ statId, section, displayType: 'chart' })))
  const charted = new Set(inCharts.map(({ statId }) => statId))
  const most = limitOf(material.prompt, ['maxStatistics'], 8)
  const seriesTexts = new Set(seriesAmong(material).flatMap(({ members }) => members.map(({ id }) => id)))
  const counts = new Map<number, number>()
  const single = material.prompt.statistics.filter(({ id }) => !charted.has(id) && !seriesTexts.has(id))
  const placed = single.flatMap((statistic): StatPlace[] => {
    const place = bestTheme(material, themes, statistic.text, (index) => (counts.get(index) ?? 0) < 2)
    if (place < 0) return []
    counts.set(place, (counts.get(place) ?? 0) + 1)
    return [{ statId: statistic.id, section: place + 1, displayType: (counts.get(place) ?? 0) > 1 ? 'inline' : 'callout' }]
  })
  return [...inCharts, ...placed.slice(0, most)]
}

/** Quotes go where their words fit, at most one a section and no more than the template holds. */
export function placeQuotes(material: Material, themes: Theme[]): { quoteId: string; section: number }[] {
  const most = limitOf(material.prompt, ['maxQuotes'], 3)
  const used = new Set<number>()
  return material.prompt.quotes.slice(0, most).flatMap(({ id, text }) => {
    const place = bestTheme(material, themes, text, (index) => !used.has(index))
    if (place < 0) return []
    used.add(place)
    return [{ quoteId: id, section: place + 1 }]
  })
}
