import type { Db } from '@/src/engine/database'
import { log } from '@/src/log'
import { usedOf, type Count } from './count'
import { exchange, type Total } from './store'

type Asked = { counts: readonly Count[]; now: number; decided(granted: boolean): void; failed(error: unknown): void }

/**
 * Exchanges counts with the shared table, one statement at a time: what was asked for meanwhile goes with the next, so that
 * many callers at their limit cost few statements. Each asked call is decided in its order by the sum of all processes.
 */
export const createExchanger = (db: Db, pendingOnes: () => Count[]) => {
  let waiting: Asked[] = []
  let flight: Promise<void> | null = null

  const pump = async (): Promise<void> => {
    const [asks, owed] = [waiting, pendingOnes()]
    waiting = []
    const calls = additionsOf(asks, owed)
    if (!calls.size) return
    const sent = [...calls].map(([known, count]) => ({ bucket: known.of.bucket, slot: known.slot, seconds: known.of.seconds, count }))
    const owing = [...calls.keys()].map((known) => ({ known, pending: known.pending }))
    for (const [known, count] of calls) Object.assign(known, { pending: 0, flying: count })
    try {
      settle(calls, await exchange(db, sent), asks)
    } catch (error) {
      for (const { known, pending } of owing) Object.assign(known, { pending: known.pending + pending, flying: 0 })
      tell(error)
      for (const { failed } of asks) failed(error)
    }
  }
  const run = async (): Promise<void> => {
    do await pump()
    while (waiting.length)
    flight = null
  }
  const start = (): Promise<void> => (flight ??= run())
  const ask = (counts: readonly Count[], now: number) =>
    new Promise<boolean>((decided, failed) => {
      waiting.push({ counts, now, decided, failed })
      void start()
    })
  return { ask, start }
}

/** How much goes to each bucket: what is pending there, and one for each asked call. */
const additionsOf = (asks: readonly Asked[], owed: readonly Count[]): Map<Count, number> => {
  const calls = new Map(owed.map((known) => [known, known.pending]))
  for (const known of asks.flatMap(({ counts }) => counts)) calls.set(known, (calls.get(known) ?? known.pending) + 1)
  return calls
}

/** Takes over the sums, then decides the asked calls one after another; a refused one is taken back with the next exchange. */
const settle = (calls: ReadonlyMap<Count, number>, totals: readonly Total[], asks: readonly Asked[]): void => {
  const told = new Map(totals.map((total) => [`${total.bucket} ${total.slot}`, total]))
  for (const [known, count] of calls) {
    const total = told.get(`${known.of.bucket} ${known.slot}`)
    Object.assign(known, { flying: 0, shared: total?.count ?? known.shared + count, before: total?.before ?? known.before })
  }
  const upTo = new Map<Count, number>()
  for (const known of asks.flatMap(({ counts }) => counts)) upTo.set(known, (upTo.get(known) ?? known.shared) - 1)
  for (const { counts, now, decided } of asks) {
    const granted = counts.every((known) => usedOf(known, now, upTo.get(known)! + 1) <= known.of.limit)
    for (const known of counts) {
      if (granted) upTo.set(known, upTo.get(known)! + 1)
      else known.pending -= 1
    }
    decided(granted)
  }
}

let toldAt = 0
const tell = (error: unknown): void => {
  if (Date.now() - toldAt < 10_000) return
  toldAt = Date.now()
  log.error({ err: error }, 'the shared limits cannot be reached; requests pass, counted by this process alone')
}
