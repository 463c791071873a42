import type { Payload } from 'payload'
import { log } from '@/src/log'
import { carryRun } from './execute'
import { leaveRuns } from './live/held'
import { claimDue } from './store/claim'

/** Fills this process's slots with due runs; `stop` gives back what does not end within `ms`. Answers how many were under way. */
export type Runner = { look(): Promise<void>; stop(ms: number): Promise<number> }

export type Places = { workerId: string; slots: number; perAgency: number }

/** A runner; `look` must not be called twice at once. `freed` is told when a slot is empty again. */
export const runner = (payload: Payload, { workerId, slots, perAgency }: Places, freed: () => void): Runner => {
  const under = new Set<Promise<void>>()
  let stopped = false

  const carry = async (claim: Parameters<typeof carryRun>[1]) => {
    try {
      await carryRun(payload, claim)
    } catch (error) {
      log.error({ err: error, run: claim.id }, 'a run was dropped; its lease will pass it on')
    }
  }
  return {
    look: async () => {
      const free = slots - under.size
      if (stopped || free <= 0) return
      for (const claim of await claimDue(payload, workerId, free, perAgency)) {
        const run = carry(claim).finally(() => {
          under.delete(run)
          freed()
        })
        under.add(run)
      }
    },
    stop: async (ms) => {
      stopped = true
      const count = under.size
      leaveRuns()
      const late = setTimeout(() => leaveRuns(true), ms)
      await Promise.all(under)
      clearTimeout(late)
      return count
    },
  }
}
