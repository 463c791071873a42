import { describe, expect, it } from 'vitest'
import { fineMoney, money, moneyRange } from './money'
import { counted, fileSize } from './number'
import { readerOf } from './reader'
import { clock, exact, relative, span } from './time'

const now = Date.parse('2026-11-20T12:00:00Z')
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()

describe('money', () => {
  it('is written in the reader’s way, from whole cents', () => {
    expect(money(123_456, 'en-US')).toBe('$1,234.56')
    expect(money(123_456, 'de-DE')).toBe('1.234,56\u00a0$')
  })

  it('shows a cost of less than a cent as more than nothing', () => {
    expect(fineMoney(420, 'en-US')).toBe('$0.0004')
    expect(fineMoney(0, 'en-US')).toBe('$0.00')
    expect(fineMoney(1_240_000, 'en-US')).toBe('$1.24')
  })

  it('says one figure when low and high are the same', () => {
    expect(moneyRange(50, 50, 'en-US')).toBe('$0.50')
    expect(moneyRange(50, 90, 'en-US')).toBe('$0.50 – $0.90')
  })
})

describe('times', () => {
  it('are relative under a day and dates after that', () => {
    expect(relative(ago(10), now, 'en-US', 'UTC')).toBe('just now')
    expect(relative(ago(180), now, 'en-US', 'UTC')).toBe('3 minutes ago')
    expect(relative(ago(7200), now, 'en-US', 'UTC')).toBe('2 hours ago')
    expect(relative(ago(86_400 * 3), now, 'en-US', 'UTC')).toBe('Nov 17')
    expect(relative('2024-02-03T12:00:00Z', now, 'en-US', 'UTC')).toBe('Feb 3, 2024')
  })

  it('name the zone on hover', () => {
    expect(exact('2026-11-20T12:00:00Z', 'en-US', 'America/New_York')).toMatch(/7:00:00\sAM EST/)
  })

  it('read as a clock and as an estimate', () => {
    expect([clock(7), clock(125), clock(3849)]).toEqual(['0:07', '2:05', '1:04:09'])
    expect([span(4, 'en-US'), span(45, 'en-US'), span(120, 'en-US')]).toEqual(['a few seconds', '45 sec', '2 min'])
  })
})

describe('numbers', () => {
  it('agree with their noun', () => {
    expect([counted(1, 'page', 'en-US'), counted(1200, 'word', 'en-US')]).toEqual(['1 page', '1,200 words'])
  })

  it('say file sizes in a fitting unit', () => {
    expect([fileSize(48_000, 'en-US'), fileSize(1_430_000, 'en-US')]).toEqual(['48 kB', '1.4 MB'])
  })
})

describe('the reader', () => {
  it('falls back when the profile names an unknown locale or zone', () => {
    expect(readerOf({ locale: 'not a locale', timezone: 'Mars/North' }, now)).toEqual({ locale: 'en-US', zone: 'UTC', now })
    expect(readerOf({ locale: 'de-DE', timezone: 'Europe/Berlin' }, now)).toEqual({ locale: 'de-DE', zone: 'Europe/Berlin', now })
  })
})
