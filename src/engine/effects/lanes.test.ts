import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signal } from '@/src/engine/pipeline/testing/quick'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import { defineEffect } from './kinds'
import type * as Effects from './index'

let t: StartedEngine
let effects: typeof Effects
beforeAll(async () => {
  t = await startEngine()
  effects = await import('./index')
})
afterAll(() => t.close())

const reserve = async (kind: string, lane: string, count: number) => {
  for (let n = 0; n < count; n += 1) await effects.reserveEffect(await t.request(), { key: `${kind}-${lane}-${n}`, kind, request: { lane }, repeatable: true, lane })
}

describe('a slow receiver', () => {
  it('takes its own places only, and the others are served meanwhile', async () => {
    const go = signal()
    const sent: string[] = []
    defineEffect('laned', {
      concurrency: 6, perLane: 2,
      perform: async ({ request }) => {
        const { lane } = request as { lane: string }
        if (lane === 'slow') await go.given
        sent.push(lane)
        return { response: null }
      },
    })
    await reserve('laned', 'slow', 20)
    await reserve('laned', 'quick', 5)
    await reserve('laned', 'brisk', 1)
    const one = effects.deliverer(t.payload, 'one')
    const other = effects.deliverer(t.payload, 'other')
    for (let looks = 0; looks < 200 && sent.length < 6; looks += 1) {
      await one.look()
      await other.look()
    }
    expect(sent.toSorted()).toEqual(['brisk', 'quick', 'quick', 'quick', 'quick', 'quick'])
    const [{ under }] = (await t.sql.query<{ under: number }>(`select count(*)::int as under from effects where kind = 'laned' and state = 'sending'`)) as [{ under: number }]
    expect(under).toBe(2)
    go.give()
    await Promise.all([one.stop(10_000), other.stop(10_000)])
  })

  it('is asked for what is due only', async () => {
    const sent: unknown[] = []
    defineEffect('laned-later', { perLane: 2, perform: async ({ key }) => (sent.push(key), { response: null }) })
    await reserve('laned-later', 'a', 2)
    await t.sql.query(`update effects set next_attempt_at = now() + interval '1 hour' where key = 'laned-later-a-0'`)
    const one = effects.deliverer(t.payload, 'one')
    await one.look()
    await one.stop(10_000)
    expect(sent).toEqual(['laned-later-a-1'])
  })
})
