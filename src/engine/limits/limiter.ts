import type { Db } from '@/src/engine/database'
import { forgetOld, freshCount, mustAsk, nearest, refusal, usedOf, type Count, type Verdict } from './count'
import { createExchanger } from './exchanger'
import { slotAt, type Limit } from './window'

type Options = { clock?: () => number; everyMs?: number }

export type Limiter = {
  /** Counts a call in all of these limits, or in none of them when one is reached. With `mustKnow` an unreachable store throws. */
  take(limits: readonly Limit[], mustKnow?: boolean): Promise<Verdict | null>
  /** The refusal of a call where this process knows a limit to be reached, else null; nothing is counted and nothing asked. */
  reached(limits: readonly Limit[]): Verdict | null
  /** Takes a counted call back. */
  giveBack(limits: readonly Limit[]): void
  /** Tells the other processes now what was counted here, and learns what they counted. */
  flush(): Promise<void>
}

/**
 * Sliding-window limits that all processes share through one table. Far from a limit a call is counted in memory and the
 * counts are exchanged every 250 ms; the call with which a twentieth of the limit would be untold asks the table, and so does
 * every call in the last tenth (and the last 30 calls, so under small limits always). A far call costs a few map look-ups;
 * near ones are exact but for what the other processes have not told, at most a twentieth of the limit each.
 */
export const createLimiter = (db: Db, { clock = Date.now, everyMs = 250 }: Options = {}): Limiter => {
  const counts = new Map<string, Count>()
  const dirty = new Set<Count>()
  let timer: NodeJS.Timeout | undefined
  const exchanger = createExchanger(db, () => {
    const owed = [...dirty].filter(({ pending }) => pending !== 0)
    dirty.clear()
    return owed
  })

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (counts.size > 10_000) forgetOld(counts, clock())
    return exchanger.start()
  }
  const at = (of: Limit, now: number): Count => {
    const [known, slot] = [counts.get(of.bucket), slotAt(now, of)]
    if (known?.slot === slot) return Object.assign(known, { of })
    const fresh = freshCount(of, slot, known)
    counts.set(of.bucket, fresh)
    return fresh
  }
  const owe = (known: Count, calls: number): void => {
    known.pending += calls
    dirty.add(known)
    timer ??= setTimeout(() => void flush(), everyMs).unref()
  }
  const take = async (limits: readonly Limit[], mustKnow = false): Promise<Verdict | null> => {
    const now = clock()
    const asked = limits.map((limit) => at(limit, now))
    const full = asked.filter((known) => usedOf(known, now) + 1 > known.of.limit)
    if (full.length) return refusal(full, now)
    const near = asked.filter((known) => mustAsk(known, now))
    const far = asked.filter((known) => !near.includes(known))
    for (const known of far) owe(known, 1)
    if (!near.length || (await granted(near, now, mustKnow))) return nearest(asked, now)
    for (const known of far) owe(known, -1)
    for (const known of near) owe(known, 0)
    const reached = near.filter((known) => usedOf(known, now) + 1 > known.of.limit)
    return refusal(reached.length ? reached : near, now)
  }
  const granted = (near: readonly Count[], now: number, mustKnow: boolean): Promise<boolean> =>
    exchanger.ask(near, now).catch((error: unknown) => {
      if (mustKnow) throw error
      for (const known of near) owe(known, 1)
      return true
    })
  const reached = (limits: readonly Limit[]): Verdict | null => {
    const now = clock()
    const full = limits.filter(({ bucket }) => counts.has(bucket)).map((limit) => at(limit, now)).filter((known) => usedOf(known, now) + 1 > known.of.limit)
    return full.length ? refusal(full, now) : null
  }
  return { take, reached, flush, giveBack: (limits) => limits.forEach((limit) => owe(at(limit, clock()), -1)) }
}
