import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quick, signal } from '@/src/engine/pipeline/testing/quick'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import type * as Worker from './worker'

let t: StartedEngine
let start: typeof Worker.startWorker
beforeAll(async () => {
  t = await startEngine()
  start = (await import('./worker')).startWorker
})
afterAll(() => t.close())

describe('a worker', () => {
  it('starts a run when it is told, not when it next looks', async () => {
    const began = signal()
    quick('told', { a: () => began.give() })
    const worker = await start(t.payload)
    await t.start('told', {})
    await began.given
    await worker.stop()
  })

  it('carries more runs than it has slots, and wakes those that wait', async () => {
    const ended: string[] = []
    const all = signal()
    let tries = 0
    quick('many', { a: ({ run }) => (run.input === 3 && (tries += 1) === 1 ? t.retryLater() : run.input) }, {
      onComplete: async (_req, run) => {
        ended.push(run.id)
        if (ended.length === 7) all.give()
      },
    })
    const runs: string[] = []
    for (let i = 0; i < 7; i += 1) runs.push(await t.start('many', i))
    const worker = await start(t.payload, 2, 100)
    await all.given
    await worker.stop()
    expect(ended.sort()).toEqual(runs.sort())
  })

  it('stops a canceled run in the middle of a step', async () => {
    const began = signal()
    const stopped = signal()
    quick('stops', { a: ({ signal: stop }) => new Promise((_, reject) => (began.give(), stop.addEventListener('abort', () => reject(stop.reason as Error)))) }, {
      onCancel: async () => stopped.give(),
    })
    const worker = await start(t.payload)
    const run = await t.start('stops', {})
    await began.given
    const { cancelRun } = await import('@/src/engine/pipeline')
    await cancelRun(await t.request(), run)
    await stopped.given
    await worker.stop()
    expect(await t.run(run)).toMatchObject({ status: 'canceled' })
  })

  it('gives its runs back when it stops', async () => {
    const began = signal()
    const go = signal()
    quick('back', { a: async () => (began.give(), await go.given), b: [['a'], () => 1] })
    const worker = await start(t.payload)
    const run = await t.start('back', {})
    await began.given
    const stopped = worker.stop()
    go.give()
    await stopped
    expect(await t.run(run)).toMatchObject({ status: 'queued', lease_owner: null })
  })
})

describe('a worker whose database cut every connection', () => {
  it('goes on with new runs', async () => {
    const began = signal()
    quick('after the cut', { a: () => began.give() })
    const worker = await start(t.payload)
    // The statement that cuts also loses its own connection.
    await t.sql.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() order by pid = pg_backend_pid()').catch(() => undefined)
    const again = async (): Promise<string> => t.start('after the cut', {}).catch(again)
    const run = await again()
    await began.given
    await worker.stop()
    expect(await t.run(run)).toMatchObject({ status: 'completed' })
  })
})

describe('the timer', () => {
  it('starts in several processes at once, keeps to its own schema and has one job per sweep', async () => {
    const { startTimer } = await import('./timer')
    const ran = signal()
    const sweeps = { 'a-sweep': { every: '1 second', run: async () => (ran.give(), {}) }, 'b-sweep': { every: '0 4 * * 0', run: async () => ({}) } }
    const timers = await Promise.all([1, 2, 3].map(() => startTimer(t.payload, sweeps)))
    await ran.given
    await Promise.all(timers.map((timer) => timer.stop()))
    const rows = await t.sql.query(`select name from agenda.agenda_jobs where name in ('a-sweep', 'b-sweep') order by name`)
    expect(rows).toEqual([{ name: 'a-sweep' }, { name: 'b-sweep' }])
    expect(await t.sql.query(`select to_regclass('public.agenda_jobs') as outside`)).toEqual([{ outside: null }])
  })

  it('lets one process at a time do a sweep', async () => {
    const { runSweep } = await import('./sweeps')
    const began = signal()
    const go = signal()
    const slow = { every: '1 minute', run: async () => (began.give(), await go.given, { done: 1 }) }
    const first = runSweep(t.payload, 'slow', slow)
    await began.given
    expect(await runSweep(t.payload, 'slow', slow)).toBeNull()
    go.give()
    expect(await first).toEqual({ done: 1 })
  })
})

describe('the sweeps', () => {
  it('may each be run again at any time', async () => {
    const { runSweep, sweeps } = await import('./sweeps')
    await t.sql.query(`update pipeline_runs set status = 'canceled'`)
    for (const [name, sweep] of Object.entries(sweeps)) {
      await runSweep(t.payload, name, sweep)
      const again = await runSweep(t.payload, name, sweep)
      expect([name, Object.values(again!).every((count) => count === 0)]).toEqual([name, true])
    }
  })

  it('drop the results of old runs and keep their times', async () => {
    const { runSweep, sweeps } = await import('./sweeps')
    quick('old', { a: () => 'big' })
    const run = await t.start('old', {})
    await t.carry(run)
    await t.sql.query(`update pipeline_runs set completed_at = now() - interval '91 days' where id = $1`, [run])
    expect(await runSweep(t.payload, 'cleanup-old-runs', sweeps['cleanup-old-runs']!)).toEqual({ results: 1, traces: 0 })
    expect((await t.steps(run)).a).toMatchObject({ status: 'done', result: null })
  })
})
