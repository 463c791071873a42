import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotYet } from '@/src/engine/pipeline/outcomes'
import { signal } from '@/src/engine/pipeline/testing/quick'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import { defineEffect, type Kind } from './kinds'
import type * as Effects from './index'

let t: StartedEngine
let effects: typeof Effects
beforeAll(async () => {
  t = await startEngine()
  effects = await import('./index')
})
afterAll(() => t.close())

const define = (kind: string, perform: NonNullable<Kind['perform']>, more: Partial<Kind> = {}) => defineEffect(kind, { perform, ...more })
const reserve = async (kind: string, key: string, repeatable = false) => effects.reserveEffect(await t.request(), { key, kind, request: { to: 'x' }, repeatable })
const row = async (key: string) => (await t.sql.query(
  `select state, attempts::int, error_code, provider_id, next_attempt_at > now() as later from effects where key = $1`, [key]))[0]
/** Looks until nothing is due, and waits for all of it. */
const deliverAll = async (owner = 'me') => {
  const one = effects.deliverer(t.payload, owner)
  while ((await one.look()) > 0);
  await one.stop(10_000)
}
const sorted = (kind: string, more: object = {}) => Object.assign(new Error(kind), { kind, code: 'SYS_002', ...more })

describe('a reserved effect', () => {
  it('stands once for its key, however often it is asked for', async () => {
    let sent = 0
    define('once', async () => ((sent += 1), { response: null, providerId: 'm-1' }))
    expect([await reserve('once', 'k1'), await reserve('once', 'k1')]).toEqual([true, false])
    await deliverAll()
    await deliverAll()
    expect(sent).toBe(1)
    expect(await row('k1')).toMatchObject({ state: 'done', attempts: 1, provider_id: 'm-1' })
  })

  it('of a transaction that is rolled back is never delivered', async () => {
    let sent = 0
    define('rolled', async () => ((sent += 1), { response: null }))
    const { inTransaction } = await import('@/src/engine/database')
    const work = inTransaction(await t.request(), async (req) => {
      await effects.reserveEffect(req, { key: 'k2', kind: 'rolled', request: {} })
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    await deliverAll()
    expect([sent, await row('k2')]).toEqual([0, undefined])
  })

  it('is delivered by one of two workers', async () => {
    const sent: string[] = []
    define('shared', async ({ key }) => (sent.push(key), { response: null }), { concurrency: 30 })
    const keys = Array.from({ length: 20 }, (_, i) => `shared-${i}`)
    for (const key of keys) await reserve('shared', key)
    await Promise.all([deliverAll('one'), deliverAll('two')])
    expect(sent.sort()).toEqual(keys.sort())
  })

  it('waits for a place of its kind', async () => {
    let at = 0
    let most = 0
    const go = signal()
    define('narrow', async () => {
      most = Math.max(most, ++at)
      await go.given
      at -= 1
      return { response: null }
    }, { concurrency: 2 })
    for (let i = 0; i < 5; i += 1) await reserve('narrow', `narrow-${i}`)
    const one = effects.deliverer(t.payload, 'me')
    expect(await one.look()).toBe(2)
    expect(await one.look()).toBe(0)
    go.give()
    await one.stop(10_000)
    await deliverAll()
    expect(most).toBe(2)
  })
})

describe('a delivery that failed', () => {
  it('comes again later while nothing can have happened', async () => {
    define('busy', async () => Promise.reject(sorted('retry', { retryAfterSeconds: 60 })))
    await reserve('busy', 'k3')
    await deliverAll()
    expect(await row('k3')).toMatchObject({ state: 'reserved', attempts: 1, error_code: 'SYS_002', later: true })
  })

  it('comes again as often as it takes when it was not its turn', async () => {
    let turns = 0
    define('polite', async () => ((turns += 1) < 4 ? Promise.reject(new NotYet(5, 'DIST_002', 'Another one is under way.')) : { response: {} }), { attempts: 2 })
    await reserve('polite', 'k-polite')
    for (let i = 0; i < 4; i += 1) {
      await deliverAll()
      await t.sql.query(`update effects set next_attempt_at = now() - interval '1 minute' where key = 'k-polite' and state = 'reserved'`)
    }
    expect(await row('k-polite')).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('ends after its last attempt', async () => {
    define('hopeless', async () => Promise.reject(sorted('retry')), { attempts: 2 })
    await reserve('hopeless', 'k4')
    for (let i = 0; i < 3; i += 1) {
      await deliverAll()
      await t.sql.query(`update effects set next_attempt_at = now() - interval '1 minute' where key = 'k4' and state = 'reserved'`)
    }
    expect(await row('k4')).toMatchObject({ state: 'failed', attempts: 2 })
  })

  it('ends at once when the vendor refuses it', async () => {
    define('refused', async () => Promise.reject(sorted('give_up')))
    await reserve('refused', 'k5')
    await deliverAll()
    expect(await row('k5')).toMatchObject({ state: 'failed', attempts: 1 })
  })

  it.each([['an error nobody sorted', new Error('socket hang up')], ['a cut conversation', sorted('retry', { uncertain: true })]])(
    'is unknown after %s, and is not sent again', async (name, error) => {
      let sent = 0
      define(`cut ${name}`, async () => ((sent += 1), Promise.reject(error)))
      await reserve(`cut ${name}`, name)
      await deliverAll()
      await deliverAll()
      expect([sent, (await row(name))!.state]).toEqual([1, 'unknown'])
    })

  it('that may be repeated comes again instead', async () => {
    define('idempotent', async () => Promise.reject(new Error('socket hang up')))
    await reserve('idempotent', 'k6', true)
    await deliverAll()
    expect(await row('k6')).toMatchObject({ state: 'reserved' })
  })
})

describe('a delivery whose worker died', () => {
  const died = async (key: string, minutes: number) =>
    t.sql.query(`update effects set state = 'sending', fence = 1, sent_at = now() - make_interval(mins => $2) where key = $1`, [key, minutes])

  it('comes again when it may be repeated, else the vendor is asked', async () => {
    const asked: string[] = []
    define('resolvable', async () => ({ response: null }), { resolve: async ({ key }) => (asked.push(key), key === 'happened' ? { happened: true, response: null } : null) })
    for (const [key, repeatable, minutes] of [['again', true, 4], ['happened', false, 16], ['mystery', false, 16], ['fresh', false, 5]] as const) {
      await reserve('resolvable', key, repeatable)
      await died(key, minutes)
    }
    expect(await effects.repairInterrupted(t.sql)).toMatchObject({ again: 1 })
    await effects.resolveUnknown(t.payload)
    const states = Object.fromEntries(await Promise.all(['again', 'happened', 'mystery', 'fresh'].map(async (key) => [key, (await row(key))!.state])))
    expect(states).toEqual({ again: 'reserved', happened: 'done', mystery: 'unknown', fresh: 'sending' })
    expect(asked.sort()).toEqual(['happened', 'mystery'])
  })

  it('cannot be noted by the one that was given up', async () => {
    const began = signal()
    const go = signal()
    define('slow', async ({ attempts }) => {
      if (attempts === 1) {
        began.give()
        await go.given
        throw sorted('give_up')
      }
      return { response: null }
    })
    await reserve('slow', 'k7', true)
    const zombie = effects.deliverer(t.payload, 'zombie')
    await zombie.look()
    await began.given
    await t.sql.query(`update effects set sent_at = now() - interval '1 hour' where key = 'k7'`)
    await effects.repairInterrupted(t.sql)
    await deliverAll('successor')
    go.give()
    await zombie.stop(10_000)
    expect(await row('k7')).toMatchObject({ state: 'done', attempts: 2 })
  })
})

describe('after a restore', () => {
  it('nothing leaves, and what was perhaps sent is not sent again when it is let go', async () => {
    let sent = 0
    define('held', async () => ((sent += 1), { response: null }))
    await reserve('held', 'h1')
    await reserve('held', 'h2')
    await t.sql.query(`update effects set state = 'sending', sent_at = now() where key = 'h2'`)
    await effects.holdEffects(t.sql)
    await deliverAll()
    expect(sent).toBe(0)
    await effects.releaseEffects(t.sql)
    await deliverAll()
    expect([sent, (await row('h1'))!.state, (await row('h2'))!.state]).toEqual([1, 'done', 'unknown'])
  })
})
