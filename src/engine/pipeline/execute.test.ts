import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quick, signal } from './testing/quick'
import { startEngine, type StartedEngine } from './testing/started'
import './testing/toy'

let t: StartedEngine
beforeAll(async () => void (t = await startEngine()))
afterAll(() => t.close())

describe('a run', () => {
  it('carries every step to its output and pays once for each call', async () => {
    const run = await t.start('toy', { url: `${t.vendor.url}/plain` })
    expect(await t.carry(run)).toBe('completed')
    expect(t.calls('plain')).toEqual({ gather: 1, left: 1, right: 1, join: 1 })
    expect(await t.run(run)).toMatchObject({ status: 'completed', progress_percent: 100, cost_micro_usd: 400, cost_cents: 1, lease_owner: null })
    expect((await t.steps(run)).join).toMatchObject({ status: 'done', cost: 100, result: { words: 'left right join' } })
    const usage = await t.sql.query(`select outcome, cost_micro_usd::int as cost, vendor, input_tokens::int as input from ai_usage where run_id = $1`, [run])
    expect(usage).toEqual(Array(4).fill({ outcome: 'ok', cost: 100, vendor: 'toy', input: 10 }))
  })

  it('is taken by one of two workers', async () => {
    const run = await t.start('toy', { url: `${t.vendor.url}/race` })
    const ends = await Promise.all([t.carry(run, 'one'), t.carry(run, 'two')])
    expect(ends.sort()).toEqual(['completed', null])
    expect(t.calls('race')).toEqual({ gather: 1, left: 1, right: 1, join: 1 })
  })

  it('works on steps whose needs are met side by side', async () => {
    const left = signal()
    const right = signal()
    // Each waits for the other to have begun: one after the other would never end.
    quick('overlap', {
      left: async () => (left.give(), await right.given),
      right: async () => (right.give(), await left.given),
    })
    expect(await t.carry(await t.start('overlap', {}))).toBe('completed')
  })

  it('hands the next step what a later reader would find', async () => {
    const seen: unknown[] = []
    quick('stored', {
      first: () => ({ text: 'a\0b\uD800c', gone: undefined, when: new Date(0) }),
      second: [['first'], ({ outputs }) => void seen.push(outputs.first)],
    })
    await t.carry(await t.start('stored', {}))
    expect(seen).toEqual([{ text: 'abc', when: '1970-01-01T00:00:00.000Z' }])
  })
})

describe('a resumed run', () => {
  it('reads finished steps back and runs the others', async () => {
    const ran: string[] = []
    let broken = true
    quick('resumed', {
      first: () => void ran.push('first'),
      second: [['first'], () => (ran.push('second'), broken ? t.retryLater() : null)],
    })
    const run = await t.start('resumed', {})
    expect(await t.carry(run)).toBe('waiting')
    broken = false
    expect(await t.carry(run)).toBe('completed')
    expect(ran).toEqual(['first', 'second', 'second'])
  })

  it('runs a finished step again when what it rests on has changed', async () => {
    const ran: string[] = []
    quick('changed', { first: () => void ran.push('first'), second: [['first'], () => (ran.push('second') < 3 ? t.retryLater() : null)] })
    const run = await t.start('changed', { topic: 'old' })
    await t.carry(run)
    await t.sql.query(`update pipeline_runs set input = '{"topic":"new"}' where id = $1`, [run])
    await t.carry(run)
    expect(ran).toEqual(['first', 'second', 'first', 'second'])
  })
})
