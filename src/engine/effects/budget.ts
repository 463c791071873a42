import { GiveUp } from '@/src/engine/pipeline/outcomes'
import { registered } from '@/src/errors'

/** What a run may still spend, in millionths of a dollar; calls under way count with the most they can cost. */
export type Budget = { hold(estimate: number): { settle(cost: number): void }; spend(cost: number): void }

/** The budget of a run held by this process alone. `hold` throws GEN_010 rather than let `limit` (null: none) be passed. */
export const budgetOf = (limit: number | null, alreadySpent: number): Budget => {
  let spent = alreadySpent
  let held = 0
  return {
    hold: (estimate) => {
      if (limit !== null && spent + held + estimate > limit) throw new GiveUp('GEN_010', `${registered('GEN_010').message}.`)
      held += estimate
      return {
        settle: (cost) => {
          held -= estimate
          spent += cost
        },
      }
    },
    spend: (cost) => void (spent += cost),
  }
}
