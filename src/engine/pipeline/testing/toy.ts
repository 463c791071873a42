import { z } from 'zod'
import { definePipeline, stepsOf } from '../define'
import type { StepContext } from '../types'

const Words = z.object({ words: z.string() })
type Words = z.infer<typeof Words>
type Outputs = { gather: Words; left: Words; right: Words; join: Words }

/** `url` is a counting server; the request's path says who called. */
export type ToyInput = { url: string }

const step = stepsOf<Outputs, ToyInput>()

const ask = async (context: Pick<StepContext<unknown, ToyInput>, 'effect' | 'run'>, what: string): Promise<Words> =>
  context.effect(
    { key: what, kind: 'toy', repeatable: true, request: { what }, estimateMicroUsd: 200, usage: { capability: 'text', vendor: 'toy' } },
    async (signal, { idempotencyKey }) => {
      const answer = await fetch(`${context.run.input.url}/${what}`, { signal, headers: { 'idempotency-key': idempotencyKey } })
      return { response: { words: await answer.text() }, usage: { costMicroUsd: 100, inputTokens: 10, outputTokens: 5 } }
    },
  )

/** Four steps, two of them side by side, each with one call to the outside. */
export const toy = definePipeline<Outputs, ToyInput>('toy', {
  subject: 'toys',
  retry: { times: 3, afterSeconds: 0 },
  steps: {
    gather: step({ label: 'Gathering', weight: 40, needs: [], output: Words, run: (context) => ask(context, 'gather') }),
    left: step({ label: 'Left', weight: 20, needs: ['gather'], output: Words, run: (context) => ask(context, 'left') }),
    right: step({ label: 'Right', weight: 20, needs: ['gather'], output: Words, run: (context) => ask(context, 'right') }),
    join: step({
      label: 'Joining', weight: 20, needs: ['left', 'right'], output: Words,
      run: async (context) => {
        const end = await ask(context, 'join')
        return { words: [context.outputs.left.words, context.outputs.right.words, end.words].join(' ') }
      },
    }),
  },
})
