import { describe, expect, it } from 'vitest'
import type { ResearchStatistic } from '../research/facts'
import { chartOf, chartUnit } from './charts'

const statistic = (id: string, number: number, more: Partial<ResearchStatistic> = {}): ResearchStatistic => ({
  id, value: `${number}%`, label: `share, ${id}`, category: id, type: 'percentage', context: 'share', source: 'Source', sourceUrl: 'u', quote: 'q', mark: 'S1', passageId: 'S1.P1',
  number, unit: '%', scale: 0, evidence: { sourceUrl: 'u', sourceHash: 'h', quote: 'q', start: 0, end: 1 }, ...more,
})
const kinds = ['bar', 'line', 'donut', 'comparison']
const section = { title: 'Growth', number: 2 }

describe('a chart', () => {
  it('shows the whole series that a statistic of the section belongs to', () => {
    const pool = [statistic('offices', 41), statistic('shops', 34), statistic('other', 9, { passageId: 'S2.P1', mark: 'S2' })]
    const chart = chartOf(section, 'bar', pool.slice(0, 1), pool, kinds)
    expect(chart).toMatchObject({ type: 'bar', title: 'Growth – Key Metrics', unit: '%', data: { labels: ['offices', 'shops'], datasets: [{ label: 'share', values: [41, 34] }] }, statisticIds: ['offices', 'shops'] })
    expect(chart?.id).toMatch(/^chart_[0-9a-f]{8}$/)
  })
  it('needs two values of one unit', () => {
    const mixed = [statistic('a', 4), statistic('b', 5, { unit: 'usd', passageId: 'S1.P2' })]
    expect(chartOf(section, 'bar', mixed, mixed, kinds)).toBeNull()
  })
  it('is a donut only when its parts make a hundred percent, one more or less', () => {
    const parts = (...values: number[]) => values.map((value, index) => statistic(`part ${'abc'[index]}`, value))
    const type = (...values: number[]) => chartOf(section, 'donut', parts(...values), parts(...values), kinds)?.type
    expect([type(60, 39), type(60, 41), type(60, 38.9), type(60, 41.1)]).toEqual(['donut', 'donut', 'bar', 'bar'])
  })
  it('is a line only over three or more years, in their order', () => {
    const years = [2024, 2022, 2023].map((year) => statistic(String(year), year - 2000, { label: `share, ${year}` }))
    expect(chartOf(section, 'line', years, years, kinds)).toMatchObject({ type: 'line', data: { labels: ['2022', '2023', '2024'], datasets: [{ values: [22, 23, 24] }] } })
    expect(chartOf(section, 'line', years.slice(0, 2), years.slice(0, 2), kinds)?.type).toBe('bar')
  })
  it('is left out when the template places no bars', () => expect(chartOf(section, 'bar', [statistic('a', 1), statistic('b', 2)], [], ['line'])).toBeNull())
})

it.each([['%', 0, '%'], ['usd', 9, '$ billion'], ['day', 0, 'days'], [null, 6, 'million'], ['x', 0, 'x'], ['chf', 0, 'CHF']])('%s at scale %i counts in "%s"', (unit, scale, name) => {
  expect(chartUnit(unit, scale)).toBe(name)
})
