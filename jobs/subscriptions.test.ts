import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import type * as Subscriptions from './subscriptions'
import type * as Jobs from './index'

let t: StartedEngine
let subscriptions: typeof Subscriptions
let jobs: typeof Jobs
const done: { name: string; resourceId: string }[] = []

beforeAll(async () => {
  t = await startEngine()
  ;[subscriptions, jobs] = await Promise.all([import('./subscriptions'), import('./index')])
  const remember = (name: string) => jobs.job({ schema: subscriptions.EventData, handler: async ({ resourceId }) => void done.push({ name, resourceId }) })
  jobs.registerJobs({ tell: remember('tell'), count: remember('count') })
})
afterAll(() => t.close())

const happen = async (type: string, resourceId: string) => {
  const { recordEvent } = await import('@/src/engine/events')
  await recordEvent(await t.request(), { type, resourceType: 'things', resourceId })
}
const deliver = async () => {
  const { deliverer } = await import('@/src/engine/effects')
  const one = deliverer(t.payload, 'me')
  while ((await one.look()) > 0);
  await one.stop(10_000)
}

describe('what follows from an event', () => {
  it('happens once per event and subscriber, although several workers look at once', async () => {
    const table = { 'things.begin': ['tell', 'count'], 'things.end': ['tell'] }
    for (const [type, id] of [['things.begin', '1'], ['things.end', '1'], ['things.other', '1']] as const) await happen(type, id)
    const counts = await Promise.all([1, 2, 3].map(() => subscriptions.dispatchEvents(t.sql, table)))
    expect(counts.reduce((sum, { events }) => sum + events, 0)).toBe(3)
    await deliver()
    await deliver()
    expect(done.map(({ name }) => name).sort()).toEqual(['count', 'tell', 'tell'])
    expect(await subscriptions.dispatchEvents(t.sql, table)).toEqual({ events: 0, jobs: 0 })
  })

  it('is not dispatched before the event is committed', async () => {
    const { inTransaction } = await import('@/src/engine/database')
    const { recordEvent } = await import('@/src/engine/events')
    await inTransaction(await t.request(), async (req) => {
      await recordEvent(req, { type: 'things.begin', resourceType: 'things', resourceId: '2' })
      expect(await subscriptions.dispatchEvents(t.sql, { 'things.begin': ['tell'] })).toEqual({ events: 0, jobs: 0 })
    })
    expect(await subscriptions.dispatchEvents(t.sql, { 'things.begin': ['tell'] })).toEqual({ events: 1, jobs: 1 })
  })
})

describe('the tables', () => {
  it('name only jobs that exist', () => {
    const named = Object.values(subscriptions.subscriptions).flat()
    expect(named.filter((name) => !(name in jobs.jobs))).toEqual([])
  })

  it('refuse a job that nobody has heard of, and data that does not fit', async () => {
    await expect(jobs.enqueue(await t.request(), 'nothing', {})).rejects.toThrow('no job named nothing')
  })
})

describe('a job', () => {
  it('whose data does not fit ends without being tried again', async () => {
    const { reserveEffect } = await import('@/src/engine/effects')
    await reserveEffect(await t.request(), { key: 'bad', kind: 'job:tell', request: { nonsense: true }, repeatable: true })
    await deliver()
    const [row] = await t.sql.query(`select state, attempts::int, error_code from effects where key = 'bad'`)
    expect(row).toEqual({ state: 'failed', attempts: 1, error_code: 'SYS_001' })
  })
})
