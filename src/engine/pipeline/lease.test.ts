import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quick, signal } from './testing/quick'
import { startEngine, type StartedEngine } from './testing/started'
import type { StepContext } from './types'

let t: StartedEngine
beforeAll(async () => void (t = await startEngine()))
afterAll(() => t.close())

const leave = async (now = false) => (await import('./live/held')).leaveRuns(now)

const ask = ({ effect }: StepContext, what: string) =>
  effect({ key: what, kind: 'toy', repeatable: true, request: what, usage: { capability: 'text', vendor: 'toy' } }, async () => {
    const answer = await fetch(`${t.vendor.url}/${what}`)
    return { response: await answer.text(), usage: { costMicroUsd: 10 } }
  })

describe('a worker that was asleep while another took its run', () => {
  it('can neither call, nor store a result, nor end the run', async () => {
    const asleep = signal()
    const awake = signal()
    let first = true
    quick('zombie', {
      a: async (context) => {
        if (first) {
          first = false
          asleep.give()
          await awake.given
          return ask(context, 'zombie/late')
        }
        return ask(context, 'zombie/good')
      },
    })
    const run = await t.start('zombie', {})
    const sleeper = t.carry(run, 'sleeper')
    await asleep.given
    await t.expire(run)
    expect(await t.carry(run, 'successor')).toBe('completed')
    awake.give()
    expect(await sleeper).toBe('lost')
    expect(t.calls('zombie')).toEqual({ good: 1 })
    expect((await t.steps(run)).a).toMatchObject({ status: 'done', result: 'good' })
    expect(await t.run(run)).toMatchObject({ status: 'completed', fence: 2, cost_micro_usd: 10 })
  })

  it('cannot store the answer to a call that was under way', async () => {
    const calling = signal()
    const answered = signal()
    let calls = 0
    quick('late', {
      a: ({ effect }) => effect({ key: 'x', kind: 'toy', repeatable: true, request: 1, estimateMicroUsd: 7, usage: { capability: 'text', vendor: 'toy' } }, async () => {
        calls += 1
        if (calls > 1) return { response: 'second', usage: { costMicroUsd: 5 } }
        calling.give()
        await answered.given
        return { response: 'first', usage: { costMicroUsd: 5 } }
      }),
    })
    const run = await t.start('late', {})
    const sleeper = t.carry(run, 'sleeper')
    await calling.given
    await t.expire(run)
    expect(await t.carry(run, 'successor')).toBe('completed')
    answered.give()
    expect(await sleeper).toBe('lost')
    expect((await t.steps(run)).a!.result).toBe('second')
    const usage = await t.sql.query(`select outcome, cost_micro_usd::int as cost from ai_usage where run_id = $1 order by id`, [run])
    expect(usage).toEqual([{ outcome: 'started', cost: 7 }, { outcome: 'ok', cost: 5 }])
  })

  it('is not believed when it keeps speaking', async () => {
    const { beat } = await import('./store/claim')
    quick('speaks', { a: () => 1 })
    const run = await t.start('speaks', {})
    const old = (await t.claim(run, 'old'))!
    expect(await beat(t.sql, old)).toEqual({ canceled: false })
    await t.expire(run)
    expect((await t.claim(run, 'new'))!.fence).toBe(old.fence + 1)
    expect(await beat(t.sql, old)).toBeNull()
  })
})

describe('a worker that is told to leave', () => {
  it('ends the step under way, begins no other and gives the run back at once', async () => {
    const began = signal()
    const go = signal()
    const ran: string[] = []
    quick('leave', { a: async () => (began.give(), await go.given, void ran.push('a')), b: [['a'], () => void ran.push('b')] })
    const run = await t.start('leave', {})
    const first = t.carry(run)
    await began.given
    await leave()
    go.give()
    expect(await first).toBe('lost')
    expect(ran).toEqual(['a'])
    expect(await t.run(run)).toMatchObject({ status: 'queued', lease_owner: null, starts: 0 })
    expect(await t.carry(run)).toBe('completed')
    expect(ran).toEqual(['a', 'b'])
  })

  it('breaks off a step that takes too long, which is then run again', async () => {
    const began = signal()
    let tries = 0
    quick('break', { a: ({ signal: stop }) => ((tries += 1), tries > 1) || new Promise((_, reject) => (began.give(), stop.addEventListener('abort', () => reject(stop.reason as Error)))) })
    const run = await t.start('break', {})
    const first = t.carry(run)
    await began.given
    await leave(true)
    expect(await first).toBe('lost')
    expect(await t.carry(run)).toBe('completed')
    expect((await t.steps(run)).a).toMatchObject({ attempt: 1 })
  })
})
