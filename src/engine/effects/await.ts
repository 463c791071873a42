import { setTimeout as wait } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { poolOf } from '@/src/engine/database'
import type { EffectState } from './types'

/** What a request knows of its effect: over (`done` with the answer, `failed`, `unknown`), or still under way. */
export type Outcome<T> = { state: EffectState; response: T | null; errorCode: string | null; errorMessage: string | null; isOver: boolean }

const pause = { first: 50, most: 250, growth: 1.3 }
const over: readonly EffectState[] = ['done', 'failed', 'unknown', 'canceled']

const stateSql = `select state, response, error_code as "errorCode", error_message as "errorMessage" from effects where key = $1`

/**
 * Waits until a worker has delivered the effect `key`, at most `seconds` (10): for requests whose answer comes from outside.
 * The effect must be committed first; inside the request's own transaction no worker would see it. Not over in time:
 * the state it has, for an answer 202. Throws when there is no such effect.
 */
export const awaitEffect = async <T>(req: PayloadRequest, key: string, { seconds = 10 }: { seconds?: number } = {}): Promise<Outcome<T>> => {
  if (await req.transactionID) throw new Error(`The effect ${key} is awaited inside the transaction that reserves it.`)
  const until = performance.now() + seconds * 1000
  for (let ms = pause.first; ; ms = Math.min(pause.most, ms * pause.growth)) {
    const [row] = await poolOf(req.payload).query<Omit<Outcome<T>, 'isOver'>>(stateSql, [key])
    if (!row) throw new Error(`There is no effect ${key}.`)
    const isOver = over.includes(row.state)
    if (isOver || performance.now() + ms > until) return { ...row, isOver }
    await wait(ms)
  }
}
