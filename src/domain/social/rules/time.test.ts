import { describe, expect, it } from 'vitest'
import { instantOf, isZone } from './time'

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
