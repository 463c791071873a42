import { describe, expect, it } from 'vitest'
import { periodAt } from './period'

const days = (began: string, now: string) => {
  const { start, end } = periodAt(new Date(began), new Date(now))
  return `${start.toISOString().slice(0, 10)} ${end.toISOString().slice(0, 10)}`
}

describe('a usage period', () => {
  it('is a month from the day the subscription began', () => {
    expect(days('2026-01-15T17:30:00Z', '2026-03-20T08:00:00Z')).toBe('2026-03-15 2026-04-15')
    expect(days('2026-01-15T17:30:00Z', '2026-03-14T23:59:59Z')).toBe('2026-02-15 2026-03-15')
    expect(days('2026-01-15T17:30:00Z', '2026-03-15T00:00:00Z')).toBe('2026-03-15 2026-04-15')
  })

  it.each([
    ['2026-01-31', '2026-02-10', '2026-01-31 2026-02-28'],
    ['2026-01-31', '2026-02-28', '2026-02-28 2026-03-31'],
    ['2026-01-31', '2026-04-29', '2026-03-31 2026-04-30'],
    ['2026-01-30', '2026-03-01', '2026-02-28 2026-03-30'],
    ['2026-01-29', '2026-02-28', '2026-02-28 2026-03-29'],
    ['2028-01-31', '2028-02-29', '2028-02-29 2028-03-31'],
    ['2028-01-29', '2028-02-28', '2028-01-29 2028-02-29'],
    ['2026-12-31', '2027-01-15', '2026-12-31 2027-01-31'],
  ])('begun on %s is on %s: %s', (began, now, period) => {
    expect(days(`${began}T12:00:00Z`, `${now}T12:00:00Z`)).toBe(period)
  })

  it('has no gaps and no overlaps over four years', () => {
    for (const began of ['2026-01-28', '2026-01-29', '2026-01-30', '2026-01-31']) {
      let { end } = periodAt(new Date(began), new Date(began))
      for (let month = 0; month < 48; month += 1) {
        const next = periodAt(new Date(began), end)
        expect(next.start).toEqual(end)
        end = next.end
      }
    }
  })
})
