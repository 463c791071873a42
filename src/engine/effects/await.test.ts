import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import type * as Effects from './index'

let t: StartedEngine
let effects: typeof Effects
beforeAll(async () => {
  t = await startEngine()
  effects = await import('./index')
})
afterAll(() => t.close())

const deliver = async () => {
  const one = effects.deliverer(t.payload, 'worker')
  await one.look()
  await one.stop(10_000)
}
const reserve = async (kind: string, key: string) => effects.reserveEffect(await t.request(), { key, kind, request: {} })

describe('a request that needs the outside world', () => {
  it('gets the answer that a worker brings', async () => {
    effects.defineEffect('ask', { perform: async () => ({ response: { found: 'v=1' } }) })
    await reserve('ask', 'ask-1')
    const [outcome] = await Promise.all([effects.awaitEffect(await t.request(), 'ask-1'), deliver()])
    expect(outcome).toMatchObject({ state: 'done', isOver: true, response: { found: 'v=1' } })
  })

  it('is told why it was refused', async () => {
    effects.defineEffect('refuse', { perform: async () => Promise.reject(Object.assign(new Error('The key is wrong.'), { kind: 'give_up', code: 'GEN_005' })) })
    await reserve('refuse', 'refuse-1')
    await deliver()
    expect(await effects.awaitEffect(await t.request(), 'refuse-1')).toMatchObject({ state: 'failed', isOver: true, errorCode: 'GEN_005', errorMessage: 'The key is wrong.' })
  })

  it('does not wait for ever when no worker comes', async () => {
    await reserve('nobody', 'nobody-1')
    expect(await effects.awaitEffect(await t.request(), 'nobody-1', { seconds: 0.1 })).toMatchObject({ state: 'reserved', isOver: false, response: null })
  })

  it('cannot wait for what it has not committed, nor for what is not there', async () => {
    const { inTransaction } = await import('@/src/engine/database')
    await expect(inTransaction(await t.request(), (req) => effects.awaitEffect(req, 'ask-1'))).rejects.toThrow('inside the transaction')
    await expect(effects.awaitEffect(await t.request(), 'never')).rejects.toThrow('no effect never')
  })
})
