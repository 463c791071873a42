import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quick } from '@/src/engine/pipeline/testing/quick'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import type { StepContext } from '@/src/engine/pipeline/types'
import { defineEffect } from './kinds'
import type { EffectCall, Performed } from './types'

let t: StartedEngine
beforeAll(async () => void (t = await startEngine()))
afterAll(() => t.close())

const usage = { capability: 'text', vendor: 'toy' }
const call = (more: Partial<EffectCall> = {}): EffectCall => ({ key: 'x', kind: 'toy', repeatable: true, request: { q: 1 }, usage, ...more })
const costing = (costMicroUsd: number) => async (): Promise<Performed<string>> => ({ response: 'answer', usage: { costMicroUsd } })
const usageOf = (run: string) => t.sql.query(`select outcome, cost_micro_usd::int as cost from ai_usage where run_id = $1 order by id`, [run])
const effectOf = async (run: string) => (await t.sql.query(`select key, state, attempts::int, response, error_code from effects where run_id = $1`, [run]))[0]

/** Leaves a run as a worker does that died during its call. */
const diedDuring = async (run: string, given: EffectCall) => {
  const [{ openEffect }, { effectKey }, { beginStep }] = await Promise.all([import('./ledger'), import('./call'), import('@/src/engine/pipeline/store/steps')])
  const claim = (await t.claim(run, 'dead'))!
  await beginStep(t.sql, claim, 'a', 'unknown')
  await openEffect({ db: t.sql, runId: run, fence: claim.fence, step: 'a' }, effectKey(run, 'a', given), given)
  await t.expire(run)
}

describe('a call', () => {
  it('is on record before it is made, under a key of run, step, name and question', async () => {
    let during: unknown
    const run = await start('before', async ({ effect, run: { id } }) => effect(call({ key: 'section-3' }), async (_, { idempotencyKey }) => {
      during = { ...(await effectOf(id)), asked: idempotencyKey }
      return { response: 1 }
    }))
    await t.carry(run)
    expect(during).toMatchObject({ state: 'sending', attempts: 1 })
    const { key, asked } = during as { key: string; asked: string }
    expect(key).toMatch(new RegExp(`^run:${run}:a:section-3:[0-9a-f]{12}$`))
    expect(asked).toBe(key)
  })

  it('asked for twice at once is made once', async () => {
    let made = 0
    const perform = async () => ({ response: (made += 1) })
    const run = await start('twice', ({ effect }) => Promise.all([effect(call(), perform), effect(call(), perform)]))
    await t.carry(run)
    expect((await t.steps(run)).a!.result).toEqual([1, 1])
  })

  it('with another question is another effect', async () => {
    const run = await start('question', ({ effect }) => Promise.all([effect(call(), costing(1)), effect(call({ request: { q: 2 } }), costing(1))]))
    await t.carry(run)
    expect(await usageOf(run)).toHaveLength(2)
  })

  it('that failed books what it cost all the same and may be made again', async () => {
    let tries = 0
    const run = await start('failing', ({ effect }) => effect(call(), async () => {
      tries += 1
      if (tries === 1) throw Object.assign(new Error('busy'), { kind: 'retry', code: 'GEN_005', costMicroUsd: 3 })
      return { response: 'fine', usage: { costMicroUsd: 4 } }
    }))
    expect(await t.carry(run)).toBe('waiting')
    expect(await effectOf(run)).toMatchObject({ state: 'failed', error_code: 'GEN_005' })
    expect(await t.carry(run)).toBe('completed')
    expect(await usageOf(run)).toEqual([{ outcome: 'failed', cost: 3 }, { outcome: 'ok', cost: 4 }])
    expect(await t.run(run)).toMatchObject({ cost_micro_usd: 7 })
  })
})

describe('a budget', () => {
  it('is not passed: a call that could pass it is not made', async () => {
    let made = 0
    const run = await start('budget', async ({ effect }) => {
      for (const q of [1, 2, 3]) await effect(call({ request: q, estimateMicroUsd: 9_000 }), async () => ((made += 1), { response: 1, usage: { costMicroUsd: 6_000 } }))
    }, { budgetCents: 2 })
    expect(await t.carry(run)).toBe('failed')
    expect(await t.run(run)).toMatchObject({ error_code: 'GEN_010', cost_micro_usd: 12_000 })
    expect(made).toBe(2)
  })

  it('counts calls under way side by side', async () => {
    let made = 0
    const perform = async () => ((made += 1), { response: 1, usage: { costMicroUsd: 100 } })
    const run = await start('side', ({ effect }) => Promise.all([1, 2, 3].map((q) => effect(call({ request: q, estimateMicroUsd: 9_000 }), perform))), { budgetCents: 2 })
    expect(await t.carry(run)).toBe('failed')
    expect(made).toBe(2)
  })

  it('does not stand in the way of answers already paid for', async () => {
    let tries = 0
    const run = await start('paid', async ({ effect }) => {
      const answer = await effect(call({ estimateMicroUsd: 9_000 }), costing(8_000))
      tries += 1
      return tries === 1 ? t.retryLater() : answer
    }, { budgetCents: 1 })
    expect(await t.carry(run)).toBe('waiting')
    expect(await t.carry(run)).toBe('completed')
    expect(await usageOf(run)).toEqual([{ outcome: 'ok', cost: 8_000 }])
  })
})

describe('a call that was under way when its worker died', () => {
  it('is made again when that does no harm, and its possible cost is booked', async () => {
    const given = call({ estimateMicroUsd: 50 })
    const run = await start('again', ({ effect }) => effect(given, costing(40)))
    await diedDuring(run, given)
    expect(await t.carry(run)).toBe('completed')
    expect(await usageOf(run)).toEqual([{ outcome: 'started', cost: 50 }, { outcome: 'ok', cost: 40 }])
    expect(await effectOf(run)).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('is not made again when the vendor has carried it out', async () => {
    defineEffect('asked-yes', { resolve: async () => ({ happened: true, response: 'as the vendor says' }) })
    const given = call({ kind: 'asked-yes', repeatable: false })
    const run = await start('yes', ({ effect }) => effect(given, never))
    await diedDuring(run, given)
    expect(await t.carry(run)).toBe('completed')
    expect((await t.steps(run)).a!.result).toBe('as the vendor says')
  })

  it('is made again when the vendor never got it', async () => {
    defineEffect('asked-no', { resolve: async () => ({ happened: false }) })
    const given = call({ kind: 'asked-no', repeatable: false })
    const run = await start('no', ({ effect }) => effect(given, costing(1)))
    await diedDuring(run, given)
    expect(await t.carry(run)).toBe('completed')
    expect((await t.steps(run)).a!.result).toBe('answer')
  })

  it('is left to a person when nobody can tell', async () => {
    const given = call({ kind: 'mute', repeatable: false })
    const run = await start('mute', ({ effect }) => effect(given, never))
    await diedDuring(run, given)
    expect(await t.carry(run)).toBe('failed')
    expect((await t.run(run)).error_message).toContain('not known whether')
  })
})

describe('after a restore', () => {
  it('calls wait until somebody lets them go', async () => {
    const given = call()
    const run = await start('restored', ({ effect }) => effect(given, costing(1)))
    await diedDuring(run, given)
    const { holdEffects, releaseEffects } = await import('./repair')
    expect(await holdEffects(t.sql)).toBeGreaterThan(0)
    expect(await t.carry(run)).toBe('waiting')
    await releaseEffects(t.sql)
    await t.sql.query(`update pipeline_runs set wake_at = now() - interval '1 minute' where id = $1`, [run])
    expect(await t.carry(run)).toBe('completed')
  })
})

const never = async () => {
  throw new Error('must not be called')
}

const start = async (name: string, work: (context: StepContext) => unknown, more: { budgetCents?: number } = {}) => {
  quick(name, { a: work })
  return t.start(name, {}, more)
}
