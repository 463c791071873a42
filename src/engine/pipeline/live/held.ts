import type { Db } from '@/src/engine/database'
import { log } from '@/src/log'
import { Canceled, LeaseLost } from '../outcomes'
import { beat, lease } from '../store/claim'
import type { Claim } from '../types'

/** A run that this process holds: its signal falls when it must stop; `leaving` once no further step may begin. */
export type Held = { signal: AbortSignal; leaving: boolean; abort(reason: Error): void; letGo(): void }

const here = new Map<string, Held>()

/** Holds a claimed run: speaks for it every few seconds and gives up the moment nobody would believe it any more. */
export const hold = (db: Db, run: Claim): Held => {
  const aborter = new AbortController()
  let heard = Date.now()
  const speak = async () => {
    const answer = await beat(db, run)
    if (!answer) return aborter.abort(new LeaseLost('Another worker took the run.'))
    heard = Date.now()
    if (answer.canceled) aborter.abort(new Canceled('The run was canceled.'))
  }
  const unheard = (error: unknown) => {
    log.warn({ err: error, run: run.id }, 'a heartbeat was not heard')
    if (Date.now() - heard > (lease.seconds - 2 * lease.beatSeconds) * 1000) aborter.abort(new LeaseLost('The database is out of reach.'))
  }
  const timer = setInterval(() => void speak().catch(unheard), lease.beatSeconds * 1000)
  const held: Held = {
    signal: aborter.signal,
    leaving: false,
    abort: (reason) => aborter.abort(reason),
    letGo: () => {
      clearInterval(timer)
      here.delete(run.id)
    },
  }
  here.set(run.id, held)
  return held
}

/** Stops a run if this process holds it; `reason` becomes the reason of its signal. */
export const abortHeld = (runId: string, reason: Error): void => here.get(runId)?.abort(reason)

/** Lets the steps under way end but begins no more: the runs go back to the queue. `now` stops the steps too. */
export const leaveRuns = (now = false): void => {
  for (const held of here.values()) {
    held.leaving = true
    if (now) held.abort(new LeaseLost('The worker is shutting down.'))
  }
}
