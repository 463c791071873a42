import type { CollectionBeforeChangeHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

type Seats = { max: number; used: number; isRoomy: boolean }

const lock = 'select 1 from agencies where id = $1::uuid for update'
// Roomy: more seats are free than the server takes connections, so that all who are creating just now would fit.
const count = `select max, used, max - used > 2 * current_setting('max_connections')::int as "isRoomy" from (
  select p.max_seats::int as max, (select count(*)::int from clients c where c.agency_id = a.id and c.is_active) as used
  from agencies a join plans p on p.id = a.plan_id where a.id = $1::uuid) seats`

/** An active client takes a seat of the plan; when seats grow short, under a lock on the agency so that the last goes once. Throws BIZ_001. */
export const takeSeat: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const starts = operation === 'create' ? data.isActive !== false : data.isActive === true && originalDoc?.isActive === false
  if (!starts) return data
  const agency = idOf(data.agency) ?? idOf(originalDoc?.agency)
  const db = sqlOf(req)
  const [before] = await db.query<Seats>(count, [agency])
  if (before?.isRoomy) return data
  await db.query(lock, [agency])
  const [seats] = await db.query<Seats>(count, [agency])
  if (seats && seats.used >= seats.max) throw fail('BIZ_001', { message: `Your plan has ${seats.max} client seats and all are in use. Deactivate a client or ask for a larger plan.`, details: { max: seats.max, used: seats.used } })
  return data
}
