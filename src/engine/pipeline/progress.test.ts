import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunMessage } from './live/realtime'
import { quick, signal } from './testing/quick'
import { startEngine, type StartedEngine } from './testing/started'
import type * as Progress from './progress'

let t: StartedEngine
let progress: typeof Progress
beforeAll(async () => {
  t = await startEngine()
  progress = await import('./progress')
})
afterAll(() => t.close())

const listenTo = async (run: () => string) => {
  const { emitThrough } = await import('./live/realtime')
  const heard: RunMessage[] = []
  emitThrough((topic, message) => void (topic === `run:${run()}` && heard.push(message)))
  return heard
}

describe('the bar', () => {
  it('adds up weights and the known share of what is under way', () => {
    const pipeline = quick('weights', { a: () => 1, b: () => 1, c: () => 1, d: () => 1 })
    expect(progress.percentOf(pipeline, new Map([['a', 1], ['b', 0.5], ['c', 0.1]]))).toBe(40)
    expect(progress.percentOf(pipeline, new Map(['a', 'b', 'c', 'd'].map((step) => [step, 1])))).toBe(100)
  })

  it('tells the weightiest step under way, and what that one is at', async () => {
    // The first takes what is left over: 34, 33, 33.
    const pipeline = quick('lines', { heavy: () => 1, light: () => 1, last: () => 1 })
    const run = (await t.claim(await t.start('lines', {})))!
    const bar = progress.progressOf({ query: async () => [] }, pipeline, run)
    bar.report('heavy', 'reading 3 of 22', 0.1)
    bar.report('light', 'fetching', 0)
    expect(bar.line()).toEqual({ step: 'heavy', detail: 'reading 3 of 22' })
    bar.done('heavy')
    expect(bar.line()).toEqual({ step: 'light', detail: 'fetching' })
    bar.done('light')
    bar.report('last', null, 0)
    bar.done('last')
    expect(bar.line()).toEqual({ step: 'last', detail: null })
    await bar.stop()
  })

  it('never falls, whatever steps report', async () => {
    quick('reports', { a: () => 1, b: () => 1 })
    const run = (await t.claim(await t.start('reports', {})))!
    const { pipelineNamed } = await import('./define')
    const reports = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.double({ min: -1, max: 2, noNaN: true })), { maxLength: 30 })
    fc.assert(fc.property(reports, (given) => {
      const bar = progress.progressOf({ query: async () => [] }, pipelineNamed('reports'), run)
      const seen = given.map(([step, fraction]) => (bar.report(step, null, fraction), bar.percent()))
      void bar.stop()
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
      expect(seen.every((percent) => percent >= 0 && percent <= 100)).toBe(true)
    }))
  })
})

describe('people who follow a run', () => {
  it('hear rising numbers and a bar that only grows, and then the end', async () => {
    let run = ''
    const heard = await listenTo(() => run)
    quick('chatty', {
      a: async (context) => {
        for (let i = 0; heard.length < 4; i += 1) {
          context.progress(`reading ${i}`, i / 100_000)
          await new Promise((resolve) => setImmediate(resolve))
        }
      },
    }, { channel: 'talk' })
    run = await t.start('chatty', {})
    await t.carry(run)
    const told = heard.filter(({ event }) => event === 'talk:progress')
    expect(told.length).toBeGreaterThanOrEqual(4)
    const numbers = heard.map(({ seq }) => seq)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    const bar = heard.map(({ percent }) => percent)
    expect(bar).toEqual([...bar].sort((a, b) => a - b))
    expect(heard.at(-1)).toMatchObject({ event: 'talk:complete', status: 'completed', percent: 100, totalSteps: 1 })
    expect(told.some(({ detail }) => /^reading \d+$/.test(String(detail)))).toBe(true)
  })

  it('see no step back when another worker takes over', async () => {
    const half = signal()
    const never = signal()
    let first = true
    quick('handover', { a: async (context) => {
      if (!first) return
      first = false
      context.progress('half', 0.8)
      half.give()
      await never.given
    } })
    const run = await t.start('handover', {})
    const heard = await listenTo(() => run)
    const lost = t.carry(run, 'first')
    await half.given
    while (!heard.some(({ percent }) => percent === 80)) await new Promise((resolve) => setImmediate(resolve))
    await t.expire(run)
    const before = heard.length
    expect(await t.carry(run, 'second')).toBe('completed')
    expect(heard.slice(before).every(({ percent }) => percent >= 80)).toBe(true)
    never.give()
    expect(await lost).toBe('lost')
  })
})
