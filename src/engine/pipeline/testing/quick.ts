import { z } from 'zod'
import { definePipeline } from '../define'
import type { Pipeline, PipelineSpec, Step, StepContext } from '../types'

type Work = (context: StepContext) => Promise<unknown> | unknown
type Quick = Record<string, Work | [needs: string[], work: Work]>

/** A pipeline of bare functions: `{ a: work, b: [['a'], work] }`. Weights are shared out; what is to be tried again is due a minute ago, whatever the clock does meanwhile. */
export const quick = (name: string, works: Quick, more: Partial<PipelineSpec> = {}): Pipeline => {
  const share = Math.floor(100 / Object.keys(works).length)
  const steps = Object.entries(works).map(([id, given], index): [string, Step] => {
    const [needs, work] = Array.isArray(given) ? given : [[], given]
    const weight = index === 0 ? 100 - share * (Object.keys(works).length - 1) : share
    return [id, { label: id, weight, needs, output: z.unknown(), run: async (context) => work(context) }]
  })
  return definePipeline(name, { subject: 'things', retry: { times: 3, afterSeconds: -60 }, ...more, steps: Object.fromEntries(steps) as never })
}

/** A promise with its ends in hand, for tests that wait for a signal rather than for a time. */
export const signal = <T = void>() => {
  let give!: (value: T) => void
  const given = new Promise<T>((resolve) => (give = resolve))
  return { given, give }
}
