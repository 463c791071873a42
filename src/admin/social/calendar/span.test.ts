import { describe, expect, it } from 'vitest'
import { addressOf, nameOf, placeOf, rowsOf, turned, type Place } from './span'

const place = (changed: Partial<Place> = {}): Place => ({ view: 'month', at: '2026-12-03', client: '', platform: '', ...changed })

describe('the days that a calendar shows', () => {
  it('begins weeks on Monday and fills the first and last one', () => {
    const rows = rowsOf(place())
    expect([rows.length, rows[0]![0], rows.at(-1)!.at(-1)]).toEqual([5, '2026-11-30', '2027-01-03'])
    expect(rowsOf(place({ view: 'week' }))).toEqual([['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']])
    expect(rowsOf(place({ view: 'list' })).flat()).toHaveLength(31)
  })

  it('turns over the year, by month and by week', () => {
    expect(turned(place(), 1)).toBe('2027-01-01')
    expect(turned(place({ view: 'week', at: '2026-12-31' }), 1)).toBe('2027-01-07')
  })

  it('comes back to the same place by its address, and to today by an odd one', () => {
    const here = place({ view: 'week', client: 'c', platform: 'x' })
    expect(placeOf(new URLSearchParams(addressOf(here)), 0, 'UTC')).toEqual(here)
    expect(placeOf(new URLSearchParams('view=year&at=2026-13-40'), Date.parse('2026-11-20T23:30:00Z'), 'Europe/Berlin')).toEqual(place({ at: '2026-11-21' }))
  })

  it('names the week from its first to its last day', () => {
    expect(nameOf(place({ view: 'week' }), 'en-US')).toBe('November 30 – December 6, 2026')
  })
})
