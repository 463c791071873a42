import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { createLimiter, type Limiter } from './limiter'

export type { Verdict } from './count'
export { limitOfMonth, limitsOfAddress, limitsOfCheap, limitsOfCaller, limitsOfIntake, limitsOfLinks, limitsOfSignIn, type KeyLimits } from './classes'
export type { Limiter } from './limiter'
export { refuseFull } from './refuse'
export { checkRefused, countRefused } from './refusedSignIns'
export { dropGone } from './store'
export type { Limit } from './window'

const limiters = new WeakMap<Payload, Limiter>()

/** The limits of this process, shared with all others through the database. */
export const limiterOf = (payload: Payload): Limiter => {
  const known = limiters.get(payload) ?? createLimiter(poolOf(payload))
  limiters.set(payload, known)
  return known
}
