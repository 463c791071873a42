import { describe, expect, it } from 'vitest'
import { corpusOf } from '../evidence/corpus'
import { bestInsights, bestStatistics, passagesFor } from './choose'
import type { ResearchStatistic } from './facts'
import { bearingOf } from './relevance'
import { seriesIn } from './series'

const statistic = (id: string, mark: string, more: Partial<ResearchStatistic> = {}): ResearchStatistic => ({
  id, value: '4%', label: `energy saved by ${id}`, category: id, type: 'percentage', context: `energy of ${mark}`, source: 'Energy report', publisher: '', sourceUrl: mark, quote: 'energy saved', mark,
  passageId: `${mark}.P1`, number: 4, unit: '%', scale: 0, evidence: { sourceUrl: mark, sourceHash: '', quote: '', start: 0, end: 1 }, ...more,
})

describe('the statistics worth showing', () => {
  it('are at most two of a series and three of a source, near the topic first', () => {
    const series = ['a', 'b', 'c', 'd'].map((id) => statistic(id, 'S1'))
    const single = statistic('lone', 'S1', { passageId: 'S1.P9', context: 'other energy' })
    const far = statistic('far', 'S2', { label: 'cats', context: 'pets', quote: 'cats', source: 'Pets', type: 'number' })
    const best = bestStatistics([far, ...series, single], 'energy saved', 10)
    expect(best.filter(({ mark }) => mark === 'S1')).toHaveLength(3)
    expect(best.filter(({ passageId }) => passageId === 'S1.P1')).toHaveLength(2)
    expect(best.at(-1)?.id).toBe('far')
  })
  it('are no more than asked for', () => {
    expect(bestStatistics(['S1', 'S2', 'S3'].map((mark) => statistic(mark, mark)), 'energy', 2)).toHaveLength(2)
  })
})

it('the insights of an outline bear on the topic, at most two of a source and none twice', () => {
  const insight = (text: string, mark: string) => ({ id: text, text, marks: [mark], sourceUrls: [mark] })
  const all = [insight('Cats sleep.', 'S9'), insight('Offices with an energy manager saved power within three years', 'S1'), insight('Schools with an energy manager saved power within three years', 'S2'),
    insight('Energy is dear', 'S1'), insight('Energy saves itself', 'S1'), insight('Power saves energy', 'S3')]
  const best = bestInsights(all, bearingOf('Energy saved', ['power']), 3).map(({ text }) => text)
  expect(best).toEqual(['Offices with an energy manager saved power within three years', 'Power saves energy', 'Energy saves itself'])
})

it('a series is two or more values of one measure in one passage', () => {
  const all = [statistic('a', 'S1'), statistic('b', 'S1'), statistic('c', 'S1', { unit: 'usd' }), statistic('d', 'S2')]
  expect([...seriesIn(all)].map(([id, members]) => [id, members.map((member) => member.id)])).toEqual([['a', ['a', 'b']], ['b', ['a', 'b']]])
})

describe('the passages of sections', () => {
  it('are dealt out when there are many, so that no two sections say the same', () => {
    const many = Array.from({ length: 20 }, (_, at) => `Lamps and pumps number ${'abcdefghijklmnopqrst'[at]?.repeat(3)} are old.`)
    const dealt = corpusOf(many.map((_, at) => source(`S${at}`)), many.map((text, at) => ({ id: `S${at}.P1`, source: `S${at}`, text, start: 0, end: text.length })))
    const [lamps = [], pumps = []] = passagesFor([{ text: 'Lamps', always: [] }, { text: 'Pumps', always: [] }], dealt, 40)
    expect([lamps.length, pumps.length, new Set([...lamps, ...pumps]).size]).toEqual([10, 10, 20])
  })

  const source = (mark: string) => ({ mark, evidenceId: '', url: mark, title: '', hash: '', kind: 'web' as const, sourceId: null, publishedAt: null, accessedAt: '', domain: '', publisher: '' })
  const texts = ['Lamps save power at night.', 'Pumps move water all day.', 'Lamps and pumps are old.', 'Cats sleep.']
  const corpus = corpusOf(texts.map((_, at) => source(`S${at}`)), texts.map((text, at) => ({ id: `S${at}.P1`, source: `S${at}`, text, start: 0, end: text.length })))
  it('begin with what fits them best and hold nothing that bears on neither', () => {
    const [lamps, pumps] = passagesFor([{ text: 'Lamps', always: [] }, { text: 'Pumps', always: [] }], corpus, 5)
    expect(lamps?.map(({ id }) => id).sort()).toEqual(['S0.P1', 'S2.P1'])
    expect(pumps?.map(({ id }) => id).sort()).toEqual(['S1.P1', 'S2.P1'])
  })
  it('always hold those of their statistics', () => {
    expect(passagesFor([{ text: 'Lamps at night', always: ['S3.P1'] }], corpus, 2)[0]?.map(({ id }) => id)).toEqual(['S3.P1', 'S0.P1'])
  })
})
