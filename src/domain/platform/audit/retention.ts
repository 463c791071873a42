import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'

const batch = 5000
const forgetSql = `update events set address = null, user_agent = null where id in (
  select e.id from events e left join agencies a on a.id = e.agency_id
  where (e.address is not null or e.user_agent is not null) and e.created_at < now() - interval '90 days'
    and e.created_at < now() - interval '1 day' * coalesce(a.activity_days, 90)
  order by e.created_at limit ${batch}) returning id`

/** Empties addresses and browsers of events older than their agency's activity log reaches. The events themselves stay. Answers how many. */
export const forgetAddresses = async (payload: Payload): Promise<number> => {
  let forgotten = 0
  for (let turn = 0; turn < 20; turn += 1) {
    const rows = await poolOf(payload).query(forgetSql)
    forgotten += rows.length
    if (rows.length < batch) break
  }
  return forgotten
}
