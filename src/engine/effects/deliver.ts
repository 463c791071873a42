import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { faultOf, isUncertain, LeaseLost, NotYet, RetryLater } from '@/src/engine/pipeline/outcomes'
import { log, withoutValues } from '@/src/log'
import { deliverable, kindOf, type Kind } from './kinds'
import { claimEffects, dueKinds, noteDone, noteEnd, noteLater } from './outbox'
import type { Effect } from './types'

const defaults = { concurrency: 5, attempts: 8, seconds: 90 }

/** Delivers reserved effects in this process: `look` takes what is due and free, `stop` takes no more and breaks off what has not ended within `ms`. */
export type Deliverer = { look(): Promise<number>; stop(ms: number): Promise<void> }

/** A deliverer named `owner`. Each kind has its own places, so that slow ones do not hold up the others; `freed` is told when one is empty. */
export const deliverer = (payload: Payload, owner: string, freed: () => void = () => undefined): Deliverer => {
  const under = new Map<string, Set<Promise<void>>>()
  const leaving = new AbortController()
  let stopped = false

  const take = async (name: string, kind: Kind): Promise<number> => {
    const places = under.get(name) ?? new Set()
    under.set(name, places)
    const free = (kind.concurrency ?? defaults.concurrency) - places.size
    const effects = stopped || free <= 0 ? [] : await claimEffects(poolOf(payload), owner, name, free, kind.perLane)
    for (const effect of effects) {
      const delivery = deliver(payload, effect, kind, leaving.signal).finally(() => {
        places.delete(delivery)
        freed()
      })
      places.add(delivery)
    }
    return effects.length
  }
  return {
    look: async () => {
      const due = new Set(await dueKinds(poolOf(payload)))
      const taken = await Promise.all(deliverable().filter(([name]) => due.has(name)).map(([name, kind]) => take(name, kind)))
      return taken.reduce((sum, count) => sum + count, 0)
    },
    stop: async (ms) => {
      stopped = true
      const late = setTimeout(() => leaving.abort(new RetryLater(0, 'SYS_002', 'The worker is shutting down.')), ms)
      await Promise.all([...under.values()].flatMap((places) => [...places]))
      clearTimeout(late)
    },
  }
}

/** One attempt at one effect; how it ended is noted, whatever happens. */
const deliver = async (payload: Payload, effect: Effect, kind: Kind, leaving: AbortSignal): Promise<void> => {
  const db = poolOf(payload)
  try {
    const signal = AbortSignal.any([leaving, AbortSignal.timeout((kind.seconds ?? defaults.seconds) * 1000)])
    const performed = await Promise.race([kind.perform!(effect, { payload, signal }), brokenOff(signal)])
    if (!(await noteDone(db, effect, performed))) log.warn({ effect: effect.key }, 'an effect was delivered by somebody who had lost it')
  } catch (error) {
    await noteFault(payload, effect, kind, error, error === leaving.reason).catch((again: unknown) => log.error({ err: again, effect: effect.key }, 'an effect was not noted'))
  }
}

const brokenOff = (signal: AbortSignal) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))

/** A sorted error says that nothing happened; after any other, an effect that may not be repeated is unknown. */
const noteFault = async (payload: Payload, effect: Effect, kind: Kind, error: unknown, brokenOff: boolean): Promise<void> => {
  const db = poolOf(payload)
  const fault = faultOf(error)
  const code = 'code' in fault ? fault.code : 'SYS_001'
  const message = withoutValues(error instanceof Error ? error.message : String(error))
  if (error instanceof NotYet) return noteLater(db, effect, error.afterSeconds, code, message, false)
  const uncertain = brokenOff || isUncertain(error)
  log.warn({ err: error, effect: effect.key, attempt: effect.attempts }, 'an effect was not delivered')
  if (uncertain && !effect.repeatable) return noteEnd(db, effect, 'unknown', code, message)
  const again = fault.kind === 'retry' || uncertain
  if (!again || effect.attempts >= (kind.attempts ?? defaults.attempts)) return noteEnd(db, effect, 'failed', code, message)
  return noteLater(db, effect, Math.max('afterSeconds' in fault ? fault.afterSeconds : 0, backoff(effect.attempts)), code, message)
}

/** Seconds before the next attempt: full jitter under 5, 10, 20 … at most 3600. */
const backoff = (attempts: number): number => Math.random() * Math.min(3600, 5 * 2 ** (attempts - 1))

/** Asks the vendor what became of an unknown effect, and notes it. Answers the state it has now. */
export const resolveEffect = async (payload: Payload, effect: Effect): Promise<'done' | 'reserved' | 'unknown'> => {
  const answer = (await kindOf(effect.kind)?.resolve?.(effect, { payload })) ?? null
  if (!answer) return 'unknown'
  if (answer.happened && !(await noteDone(poolOf(payload), effect, answer))) throw new LeaseLost(`The effect ${effect.key} has moved on.`)
  if (!answer.happened) await noteLater(poolOf(payload), effect, 0, 'SYS_002', 'The vendor has not received it.')
  return answer.happened ? 'done' : 'reserved'
}
