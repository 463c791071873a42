import { describe, expect, it } from 'vitest'
import { Breaker } from '@/src/engine/http/vendor/breaker'
import { RateBudget } from '@/src/engine/http/vendor/budget'
import { backoffMs, retryAfterSeconds } from '@/src/engine/http/vendor/retry'

describe('a circuit breaker', () => {
  const broken = () => {
    const clock = { at: 0 }
    const breaker = new Breaker({ failures: 2, coolSeconds: 10, now: () => clock.at })
    breaker.failed()
    expect(breaker.enter()).toBe(0)
    breaker.failed()
    return { breaker, clock }
  }

  it('opens after faults in a row and says how long', () => {
    const { breaker, clock } = broken()
    clock.at = 3000
    expect(breaker.enter()).toBe(7)
  })

  it('lets one probe through afterwards and closes when that succeeds', () => {
    const { breaker, clock } = broken()
    clock.at = 10_000
    expect([breaker.enter(), breaker.enter()]).toEqual([0, 1])
    breaker.succeeded()
    expect([breaker.enter(), breaker.enter()]).toEqual([0, 0])
  })

  it('opens again when the probe fails', () => {
    const { breaker, clock } = broken()
    clock.at = 10_000
    breaker.enter()
    breaker.failed()
    expect(breaker.enter()).toBe(10)
  })

  it('lets another probe through when the first said nothing', () => {
    const { breaker, clock } = broken()
    clock.at = 10_000
    breaker.enter()
    breaker.left()
    expect(breaker.enter()).toBe(0)
  })
})

describe('a rate budget', () => {
  it('lets a burst through, then one by one at its rate, and fills up again', async () => {
    const clock = { at: 0 }
    const waits: number[] = []
    const budget = new RateBudget(60, 2, { now: () => clock.at, wait: async (ms) => void waits.push(Math.round(ms)) })
    for (let call = 0; call < 4; call += 1) await budget.take()
    expect(waits).toEqual([1000, 2000])
    clock.at = 600_000
    await budget.take()
    await budget.take()
    expect(waits).toHaveLength(2)
  })

  it('gives the token back when the caller stops waiting', async () => {
    const budget = new RateBudget(60, 1, { now: () => 0, wait: () => Promise.reject(new Error('stopped')) })
    await budget.take()
    await expect(budget.take()).rejects.toThrow('stopped')
    await expect(budget.take()).rejects.toThrow('stopped')
    expect((budget as unknown as { tokens: number }).tokens).toBe(0)
  })
})

describe('waiting', () => {
  it('reads Retry-After as seconds and as a date', () => {
    const now = Date.parse('2026-11-20T10:00:00Z')
    expect(retryAfterSeconds('7', now)).toBe(7)
    expect(retryAfterSeconds('Fri, 20 Nov 2026 10:01:30 GMT', now)).toBe(90)
    expect(retryAfterSeconds('Fri, 20 Nov 2026 09:00:00 GMT', now)).toBe(0)
    expect([retryAfterSeconds('soon', now), retryAfterSeconds('', now), retryAfterSeconds(undefined, now)]).toEqual([undefined, undefined, undefined])
  })

  it('doubles its ceiling, up to a limit, and takes any part of it', () => {
    expect([0, 1, 2, 9].map((attempt) => backoffMs(attempt, 250, 8000, () => 1))).toEqual([250, 500, 1000, 8000])
    expect(backoffMs(3, 250, 8000, () => 0)).toBe(0)
  })
})
