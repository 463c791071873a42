import { describe, expect, it } from 'vitest'
import { instantOf, isQuiet, isZone, quietUntil } from './time'

describe('a clock time in a zone', () => {
  it('is the instant that the clocks there show', () => {
    expect(instantOf('2026-12-01T09:30', 'Europe/Berlin')).toEqual(new Date('2026-12-01T08:30:00Z'))
  })

  it('that the clocks leave out moves forward by as much as they do', () => {
    expect(instantOf('2027-03-28T02:30', 'Europe/Berlin')).toEqual(new Date('2027-03-28T01:30:00Z'))
  })

  it('that comes twice is the first', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'))
  })

  it('is none when it is no time or no zone', () => {
    expect([instantOf('soon', 'Europe/Berlin'), instantOf('2026-12-01T09:30', 'Nowhere/Here')]).toEqual([null, null])
    expect([isZone('Europe/Berlin'), isZone('Nowhere/Here'), isZone(7)]).toEqual([true, false, false])
  })
})

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00', zone: 'Europe/Berlin' }
  const noon = { from: '12:00', to: '13:30', zone: 'Europe/Berlin' }
  const at = (local: string) => instantOf(local, 'Europe/Berlin')!

  it('hold from their first minute until their last, over midnight too', () => {
    expect(['2026-12-01T21:59', '2026-12-01T22:00', '2026-12-02T03:00', '2026-12-02T06:59', '2026-12-02T07:00'].map((time) => isQuiet(night, at(time)))).toEqual([false, true, true, true, false])
    expect(['2026-12-01T11:59', '2026-12-01T12:00', '2026-12-01T13:29', '2026-12-01T13:30'].map((time) => isQuiet(noon, at(time)))).toEqual([false, true, true, false])
  })

  it('end at the time that the clocks of their zone show, also in the night in which these change', () => {
    expect(quietUntil(night, at('2026-12-01T23:10'))).toEqual(at('2026-12-02T07:00'))
    expect(quietUntil(night, at('2026-12-02T05:10'))).toEqual(at('2026-12-02T07:00'))
    expect(quietUntil(night, at('2027-03-27T23:00'))).toEqual(at('2027-03-28T07:00'))
  })
})
