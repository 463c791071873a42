import { describe, expect, it } from 'vitest'
import { cellsOf, linesOf } from './csv'
import { engagementOf, hasFallen } from './record'
import { nextSyncAt } from './times'

const posted = new Date('2026-11-01T12:00:00Z')
const after = (hours: number) => new Date(posted.getTime() + hours * 3_600_000)

describe('when figures are read', () => {
  it('is after an hour, after a day, daily for a month, weekly for three months, and then no more', () => {
    const hoursOf = (age: number) => (nextSyncAt(posted, after(age))!.getTime() - posted.getTime()) / 3_600_000
    expect([0, 1, 23, 24, 700].map(hoursOf)).toEqual([1, 24, 24, 48, 720])
    expect([720, 800, 888].map((age) => hoursOf(age) / 24)).toEqual([37, 37, 44])
    expect(nextSyncAt(posted, after(90 * 24))).toBeNull()
  })
})

describe('the engagement rate', () => {
  it('is of the first known of reach, impressions and views; unknown is not none', () => {
    expect(engagementOf({ likes: 8, comments: 2, reach: 200, impressions: 1000 })).toEqual({ rate: 5, basis: 'reach' })
    expect(engagementOf({ likes: 8, impressions: 1000, reach: null })).toEqual({ rate: 0.8, basis: 'impressions' })
    expect(engagementOf({ likes: 8 })).toBeNull()
    expect(engagementOf({ views: 100 })).toBeNull()
  })

  it('knows a figure that fell, and no fall in what nobody knows', () => {
    expect([hasFallen({ likes: 5 }, { likes: 4 }), hasFallen({ likes: 5 }, { likes: null }), hasFallen(undefined, { likes: 1 }), hasFallen({ likes: null }, { likes: 0 })]).toEqual([true, false, false, false])
  })
})

describe('a table of figures', () => {
  it('is read with quotes, other separators and blank lines', () => {
    expect(cellsOf('a;b\n"x;""y""";2\r\n\n')).toEqual([['a', 'b'], ['x;"y"', '2']])
    expect(linesOf('\ufeffpostUrl,likes\nhttps://x.com/a,12\n')).toEqual([{ postUrl: 'https://x.com/a', likes: '12' }])
  })
})
