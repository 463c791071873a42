import { describe, expect, it } from 'vitest'
import type { ResearchQuote, ResearchStatistic } from '../research/facts'
import { type Capabilities, type OutlineSection, plannedSections, settledOutline } from './outline'

const can: Capabilities = {
  supportsCharts: true, supportsStatistics: true, supportsQuotes: true, supportsTables: true, supportsCallouts: true,
  chartTypes: ['bar'], calloutTypes: ['tip', 'note'], maxSections: 10, maxStatistics: 2, maxQuotes: 1,
}
const plan = (number: number, more: Partial<OutlineSection> = {}): OutlineSection => ({
  number, label: null, title: `Part`, keyPoint: 'Point', subsections: [], statisticsToInclude: [], includeChart: false, chartType: null, includeCallout: false, calloutType: null,
  includeTable: false, estimatedWordCount: 400, ...more,
})
const answer = (sections: OutlineSection[], more = {}) => ({
  title: 'T', subtitle: 'S', executiveSummaryPoints: [], sections, conclusion: { title: 'End', keyTakeaways: [], callToAction: '' }, statisticsPlacement: [], quotesPlacement: [], ...more,
})
const ids = (...names: string[]) => names.map((id) => ({ id })) as ResearchStatistic[]
const settle = (given: ReturnType<typeof answer>, more: Partial<Parameters<typeof settledOutline>[1]> = {}) =>
  settledOutline(given, { sections: 3, can, statistics: ids('a', 'b', 'c'), quotes: [{ id: 'q1' }, { id: 'q2' }] as ResearchQuote[], ...more })

it('plans what the topic asks for within the template, never below three', () => {
  expect([plannedSections(7, 10), plannedSections(9, 6), plannedSections(5, 2)]).toEqual([7, 6, 3])
})

describe('an outline', () => {
  it('keeps a long title whole, and ends a longer one at a word', () => {
    const long = Array.from({ length: 30 }, () => 'building').join(' ')
    expect(settle(answer([plan(1)], { title: long })).title).toBe(long)
    expect(settle(answer([plan(1)], { title: `${long} ${long}` })).title).toMatch(/^(building )+building…$/)
  })
  it('has no more sections than planned, numbered from one', () => {
    expect(settle(answer([plan(4), plan(9), plan(1), plan(2)])).sections.map(({ number }) => number)).toEqual([1, 2, 3])
  })
  it('names only statistics that exist, each in one section', () => {
    const { sections } = settle(answer([plan(1, { statisticsToInclude: ['a', 'x', 'b'] }), plan(2, { statisticsToInclude: ['b', 'c'] })]))
    expect(sections.map(({ statisticsToInclude }) => statisticsToInclude)).toEqual([['a', 'b'], ['c']])
  })
  it('shows no more boxes than the template holds; the rest stand in the text', () => {
    const { statisticsPlacement } = settle(answer([plan(1, { statisticsToInclude: ['a', 'b', 'c'] })]))
    expect(statisticsPlacement.map(({ displayType }) => displayType)).toEqual(['callout', 'callout', 'inline'])
  })
  it('uses only kinds that the template can place', () => {
    const [section] = settle(answer([plan(1, { includeChart: true, chartType: 'donut', includeCallout: true, calloutType: 'warning' })])).sections
    expect(section).toMatchObject({ chartType: 'bar', calloutType: 'tip' })
    const [plain] = settle(answer([plan(1, { includeChart: true, chartType: 'bar', includeTable: true })]), { can: { ...can, supportsCharts: false, supportsTables: false } }).sections
    expect(plain).toMatchObject({ includeChart: false, chartType: null, includeTable: false })
  })
  it('keeps quotes that exist, at most as many as the template holds', () => {
    const quotesPlacement = [{ quoteId: 'zz', section: 1 }, { quoteId: 'q2', section: 9 }, { quoteId: 'q1', section: 1 }, { quoteId: 'q1', section: 2 }]
    expect(settle(answer([plan(1), plan(2)], { quotesPlacement })).quotesPlacement).toEqual([{ quoteId: 'q1', section: 1 }])
  })
  it('keeps section lengths between 300 and 500 words', () => {
    expect(settle(answer([plan(1, { estimatedWordCount: 10 }), plan(2, { estimatedWordCount: 9000 }), plan(3, { estimatedWordCount: 333 })])).sections.map((section) => section.estimatedWordCount)).toEqual([300, 500, 333])
  })
})
