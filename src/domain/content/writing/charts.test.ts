import { describe, expect, it } from 'vitest'
import type { ResearchStatistic } from '../research/facts'
import { chartOf, chartUnit } from './charts'

const statistic = (id: string, number: number, more: Partial<ResearchStatistic> = {}): ResearchStatistic => ({
  id, value: `${number}%`, label: `share, ${id}`, category: id, type: 'percentage', context: 'share of firms', source: 'Source', publisher: 'Publisher', sourceUrl: 'u', quote: 'q', mark: 'S1', passageId: 'S1.P1',
  number, unit: '%', scale: 0, evidence: { sourceUrl: 'u', sourceHash: 'h', quote: 'q', start: 0, end: 1 }, ...more,
})
const kinds = ['bar', 'line', 'donut', 'comparison']
const series = (...names: string[]) => names.map((name, at) => statistic(name, 41 - at))

describe('a chart', () => {
  it('says in its title what its values measure, and names publisher and page', () => {
    const chart = chartOf(series('offices', 'shops').map((value) => ({ ...value, context: 'reduction of emissions, by area:' })), kinds)
    expect(chart).toMatchObject({ type: 'bar', title: 'Reduction of emissions, by area', unit: '%', source: 'Publisher, Source', data: { labels: ['offices', 'shops'], datasets: [{ values: [41, 40] }] }, statisticIds: ['offices', 'shops'] })
    expect(chart?.id).toMatch(/^chart_[0-9a-f]{8}$/)
  })
  it('needs two values', () => expect(chartOf(series('offices'), kinds)).toBeNull())
  it('is a donut only when its parts make a hundred percent, one more or less', () => {
    const type = (...values: number[]) => chartOf(values.map((value, index) => statistic(`part ${'abc'[index]}`, value)), kinds)?.type
    expect([type(60, 39), type(60, 41), type(60, 38.9), type(60, 41.1)]).toEqual(['donut', 'donut', 'bar', 'bar'])
  })
  it('is a line when its values are years, in their order and none left out', () => {
    const years = [2025, 2022, 2023, 2024].map((year) => statistic(String(year), year - 2000))
    expect(chartOf(years, kinds)).toMatchObject({ type: 'line', data: { labels: ['2022', '2023', '2024', '2025'], datasets: [{ values: [22, 23, 24, 25] }] } })
    expect(chartOf(years, ['bar'])).toMatchObject({ type: 'bar', data: { labels: ['2022', '2023', '2024', '2025'] } })
  })
  it('does not mix years with other names, nor show the end of a sentence as a name', () => {
    expect(chartOf(series('2022', '2024 38% and 2025', 'offices'), kinds)).toBeNull()
    expect(chartOf(series('of total cost in energy', 'lighting'), kinds)).toBeNull()
  })
  it('is left out when the template places no bars', () => expect(chartOf(series('a', 'b'), ['line'])).toBeNull())
})

it.each([['%', 0, '%'], ['usd', 9, '$ billion'], ['day', 0, 'days'], [null, 6, 'million'], ['x', 0, 'x'], ['chf', 0, 'CHF']])('%s at scale %i counts in "%s"', (unit, scale, name) => {
  expect(chartUnit(unit, scale)).toBe(name)
})
