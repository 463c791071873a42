import { describe, expect, it } from 'vitest'
import { corpusOf } from '../evidence/corpus'
import { distinct, verifiedInsight, verifiedQuote, verifiedStatistic } from './facts'

const stored = 'Report. In 2024, offices saved 41 percent of electricity for lighting. Payback took $1.2 billion. “We finally know what every floor uses,” said Jane Low.'
const source = { mark: 'S1', evidenceId: 'e', url: 'https://example.org/1', title: 'Report', hash: 'h', kind: 'web' as const, sourceId: null, publishedAt: null, accessedAt: '2026-01-01', domain: 'example.org', publisher: 'Example' }
const start = stored.indexOf('In 2024')
const corpus = corpusOf([source], [{ id: 'S1.P1', source: 'S1', text: stored.slice(start), start, end: stored.length }])
const given = (value: string, label = 'electricity for lighting saved by offices', passageId = 'S1.P1') => ({ value, label, type: 'number' as const, context: '', passageId })

describe('a statistic of the model', () => {
  it('is kept with the literal sentence, its place and the figure as the source writes it', () => {
    const found = verifiedStatistic(given('41%'), corpus)
    expect(found).toMatchObject({ value: '41%', type: 'percentage', number: 41, unit: '%', scale: 0, passageId: 'S1.P1' })
    expect(found && stored.slice(found.evidence.start, found.evidence.end)).toBe('In 2024, offices saved 41 percent of electricity for lighting.')
    expect(found?.evidence.quote).toBe('In 2024, offices saved 41 percent of electricity for lighting.')
  })
  it('keeps scale and currency', () => expect(verifiedStatistic(given('$1.2bn', 'payback'), corpus)).toMatchObject({ value: '$1.2 billion', type: 'currency', number: 1.2, scale: 9 }))
  it('is found in the right passage although the model named another', () => expect(verifiedStatistic(given('41%', undefined, 'S9.P9'), corpus)?.passageId).toBe('S1.P1'))
  it('is dropped when its figure stands nowhere', () => expect(verifiedStatistic(given('42%'), corpus)).toBeNull())
  it('is dropped when it is a year', () => expect(verifiedStatistic(given('2024'), corpus)).toBeNull())
  it('is dropped when its label holds another figure', () => expect(verifiedStatistic(given('41%', 'electricity saved by 99% of offices'), corpus)).toBeNull())
})

describe('a quote of the model', () => {
  const quote = { text: '"We finally know what every floor uses"', attribution: 'Jane Low', title: 'Director', passageId: 'S1.P1' }
  it('is kept word for word; a title that the source does not give is left out', () => {
    expect(verifiedQuote(quote, corpus, () => stored)).toMatchObject({ text: 'We finally know what every floor uses', attribution: 'Jane Low', title: null })
  })
  it('is dropped when a word differs', () => expect(verifiedQuote({ ...quote, text: 'We finally know what each floor uses' }, corpus, () => stored)).toBeNull())
})

it('an insight needs a known source and proven figures', () => {
  expect(verifiedInsight({ text: 'Offices saved 41% of electricity.', sourceIds: ['S1', 'S7'] }, corpus)).toMatchObject({ marks: ['S1'] })
  expect(verifiedInsight({ text: 'Offices saved 43% of electricity.', sourceIds: ['S1'] }, corpus)).toBeNull()
  expect(verifiedInsight({ text: 'Offices saved electricity.', sourceIds: ['S7'] }, corpus)).toBeNull()
})

it('repetitions count once', () => expect(distinct([1, 2, 11], (number) => String(number % 10))).toEqual([11, 2]))
