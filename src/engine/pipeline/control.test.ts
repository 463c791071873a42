import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quick, signal } from './testing/quick'
import { startEngine, type StartedEngine } from './testing/started'
import './testing/toy'
import type * as Control from './control'
import type * as Held from './live/held'

let t: StartedEngine
let control: typeof Control
let held: typeof Held
beforeAll(async () => {
  t = await startEngine()
  ;[control, held] = await Promise.all([import('./control'), import('./live/held')])
})
afterAll(() => t.close())

const canceled: string[] = []
const onCancel = async (_req: PayloadRequest, run: { id: string }) => void canceled.push(run.id)

describe('canceling', () => {
  it('ends a run at once while nobody is at it', async () => {
    quick('c1', { a: () => 1 }, { onCancel })
    const run = await t.start('c1', {})
    expect(await control.cancelRun(await t.request(), run)).toBe('canceled')
    expect(await t.run(run)).toMatchObject({ status: 'canceled' })
    expect(canceled).toContain(run)
    expect(await t.carry(run)).toBeNull()
  })

  it('stops a run in the middle of a step and makes no further call', async () => {
    const began = signal()
    quick('c2', {
      a: async ({ effect, signal: stop }) => {
        began.give()
        await new Promise((resolve) => stop.addEventListener('abort', resolve))
        return effect({ key: 'x', kind: 'toy', repeatable: true, request: 1 }, async () => ({ response: (await fetch(`${t.vendor.url}/c2/x`)).status }))
      },
    }, { onCancel })
    const run = await t.start('c2', {})
    const carried = t.carry(run)
    await began.given
    expect(await control.cancelRun(await t.request(), run)).toBe('canceling')
    const { Canceled } = await import('./outcomes')
    held.abortHeld(run, new Canceled('The run was canceled.'))
    expect(await carried).toBe('canceled')
    expect(t.calls('c2')).toEqual({})
    expect(canceled).toContain(run)
  })

  it('is seen before the next call even when no word of it came', async () => {
    const began = signal()
    const go = signal()
    quick('c3', {
      a: async ({ effect }) => {
        began.give()
        await go.given
        return effect({ key: 'x', kind: 'toy', repeatable: true, request: 1 }, async () => ({ response: (await fetch(`${t.vendor.url}/c3/x`)).status }))
      },
    })
    const run = await t.start('c3', {})
    const carried = t.carry(run)
    await began.given
    await control.cancelRun(await t.request(), run)
    go.give()
    expect(await carried).toBe('canceled')
    expect(t.calls('c3')).toEqual({})
  })

  it('wins over a completion in the last moment', async () => {
    const began = signal()
    const go = signal()
    quick('c4', { a: async () => (began.give(), await go.given) }, { onComplete: async () => void canceled.push('never') })
    const run = await t.start('c4', {})
    const carried = t.carry(run)
    await began.given
    await control.cancelRun(await t.request(), run)
    go.give()
    expect(await carried).toBe('canceled')
    expect(canceled).not.toContain('never')
  })

  it('is refused for a run that has ended', async () => {
    quick('c5', { a: () => 1 })
    const run = await t.start('c5', {})
    await t.carry(run)
    await expect(control.cancelRun(await t.request(), run)).rejects.toMatchObject({ code: 'RES_003', status: 409 })
  })
})

describe('another attempt', () => {
  it('keeps the finished steps and pays only for the rest', async () => {
    let broken = true
    const { GiveUp } = await import('./outcomes')
    const give = () => {
      throw new GiveUp('GEN_006', 'no')
    }
    const ran: string[] = []
    quick('r1', { a: () => (ran.push('a'), 'A'), b: [['a'], ({ outputs }) => (ran.push('b'), broken ? give() : `${String(outputs.a)}B`)] })
    const run = await t.start('r1', { topic: 1 })
    expect(await t.carry(run)).toBe('failed')
    broken = false
    const next = await control.retryRun(await t.request(), run)
    expect(await t.run(next)).toMatchObject({ attempt: 2, resumed_from_id: run, progress_percent: 50, cost_micro_usd: 0 })
    expect(await t.carry(next)).toBe('completed')
    expect(ran).toEqual(['a', 'b', 'b'])
    expect((await t.steps(next)).b!.result).toBe('AB')
  })

  it('from a step on runs that step and all that rest on it', async () => {
    const run = await t.start('toy', { url: `${t.vendor.url}/from` })
    await t.carry(run)
    const next = await control.retryRun(await t.request(), run, { fromStep: 'left' })
    expect(Object.keys(await t.steps(next)).sort()).toEqual(['gather', 'right'])
    expect(await t.carry(next)).toBe('completed')
    expect(t.calls('from')).toEqual({ gather: 1, left: 2, right: 1, join: 2 })
  })

  it('is refused while the run goes on, for an unknown run, and for an unknown step', async () => {
    const run = await t.start('toy', { url: t.vendor.url })
    const req = await t.request()
    await expect(control.retryRun(req, run)).rejects.toMatchObject({ code: 'RES_003' })
    await expect(control.retryRun(await t.request(), 'nothing')).rejects.toMatchObject({ code: 'RES_001' })
    await expect(control.retryRun(await t.request(), run, { fromStep: 'nowhere' })).rejects.toMatchObject({ code: 'RES_001' })
  })
})

describe('a start', () => {
  it('that is rolled back leaves no run', async () => {
    const { inTransaction } = await import('@/src/engine/database')
    let run = ''
    const work = inTransaction(await t.request(), async (req) => {
      run = await control.startRun(req, { pipeline: 'toy', input: {}, document: null, agency: null, client: null })
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(run).toMatch(/^[0-9a-f-]{36}$/)
    expect(await t.run(run)).toBeUndefined()
  })
})
