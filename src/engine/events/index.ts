import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { columns, placeholders, valuesOf, type Happening } from './row'

export { platformChain, verifyChain, type Head, type Verdict } from './chain'
export { requestIdOf } from './circumstances'
export { exportHeads, verifyAll } from './heads'
export { recordRefusal, tellRepeatedRefusals, type Refused } from './refusal'
export type { Happening } from './row'

/**
 * Writes what happened, in the request's transaction: audit log, activity feed, a row's history and the outbox of
 * the subscriptions in one row. `type` is `<collection>.<verb>`; who, from where and by which key come from the request.
 * Answers the event's id. No event is ever changed or removed, and the change that it tells of fails when it cannot be written.
 */
export const recordEvent = async (req: PayloadRequest, event: Happening): Promise<string> => {
  const values = valuesOf(req, event)
  await sqlOf(req).query(`insert into events (${columns}) values (${placeholders})`, values)
  return values[0]
}
