import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StartedEngine } from './testing/started'
import { startEngine } from './testing/started'

let t: StartedEngine
beforeAll(async () => void (t = await startEngine()))
afterAll(() => t.close())

describe('a run', () => {
  it('carries every step to its output and pays once for each call', async () => {
    const run = await t.start('toy', { url: `${t.vendor.url}/plain` })
    expect(await t.carry(run)).toBe('completed')
    expect([...t.vendor.calls]).toEqual(expect.arrayContaining([['plain/gather', 1], ['plain/left', 1], ['plain/right', 1], ['plain/join', 1]]))
    const row = await t.run(run)
    expect(row).toMatchObject({ status: 'completed', progress_percent: 100, cost_micro_usd: 400, cost_cents: 1, lease_owner: null })
    const steps = await t.sql.query(`select step, status, cost_micro_usd::int as cost, result from pipeline_steps where run_id = $1 order by completed_at`, [run])
    expect(steps.at(-1)).toEqual({ step: 'join', status: 'done', cost: 100, result: { words: 'left right join' } })
    const usage = await t.sql.query(`select outcome, cost_micro_usd::int as cost, vendor from ai_usage where run_id = $1`, [run])
    expect(usage).toEqual(Array(4).fill({ outcome: 'ok', cost: 100, vendor: 'toy' }))
  })

  it('is taken by one of two workers', async () => {
    const run = await t.start('toy', { url: `${t.vendor.url}/race` })
    const ends = await Promise.all([t.carry(run, 'one'), t.carry(run, 'two')])
    expect(ends.sort()).toEqual(['completed', null])
    expect(t.vendor.calls.get('race/join')).toBe(1)
  })
})
