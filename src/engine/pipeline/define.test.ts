import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { definePipeline, defineStep, dependents } from './define'
import { quick } from './testing/quick'

const step = (needs: string[], weight: number) => defineStep({ label: 'x', weight, needs, output: z.unknown(), run: async () => 1 })
const define = (name: string, steps: Record<string, ReturnType<typeof step>>) => definePipeline(name, { subject: 'things', steps })

describe('a pipeline is refused when it is defined', () => {
  it('with a need that is no step', () => {
    expect(() => define('d1', { a: step(['b'], 100) })).toThrow('The step a of d1 needs b, which is no step.')
  })
  it('with steps that need each other', () => {
    expect(() => define('d2', { a: step(['b'], 50), b: step(['a'], 50) })).toThrow('in a circle: a, b')
  })
  it('with weights that do not add up', () => {
    expect(() => define('d3', { a: step([], 99) })).toThrow('add up to 99, not 100')
  })
  it('under a name that is taken', () => {
    define('d4', { a: step([], 100) })
    expect(() => define('d4', { a: step([], 100) })).toThrow('defined twice')
  })
})

describe('a pipeline', () => {
  it('is put in an order in which every need comes first', () => {
    const { order } = define('d5', { c: step(['b'], 40), b: step(['a'], 30), a: step([], 30) })
    expect(order).toEqual(['a', 'b', 'c'])
  })
  it('knows what depends on a step', () => {
    const pipeline = quick('d6', { a: () => 1, b: [['a'], () => 1], c: () => 1, d: [['b', 'c'], () => 1] })
    expect([...dependents(pipeline, 'b')]).toEqual(['b', 'd'])
  })
})
