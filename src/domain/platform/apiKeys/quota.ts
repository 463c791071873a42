import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { limitOfMonth } from '@/src/engine/limits'
import { tell } from '../notify'

type Near = { id: string; name: string; used: number; most: number }

const warnAtPercent = 80

// The bucket of the month is the agency's id between the same words for all.
const near = `select a.id, a.name, sum(c.count)::int as used, coalesce(p.monthly_api_requests, 200000)::int as most
  from agencies a join plans p on p.id = a.plan_id join limit_counts c on c.bucket = replace($1, '*', a.id::text)
  group by a.id, a.name, p.monthly_api_requests having sum(c.count) * 100 >= coalesce(p.monthly_api_requests, 200000) * ${warnAtPercent}`
const toldAlready = `select from events where agency_id = $1 and type = 'api-keys.quota' and metadata->>'month' = $2 limit 1`

/** Warns the admins of agencies whose keys have made 80 % of the requests that the plan has for a month, once a month each. */
export const warnQuota = async (payload: Payload): Promise<{ warned: number }> => {
  const bucket = limitOfMonth('*', 0).bucket
  let warned = 0
  for (const agency of await poolOf(payload).query<Near>(near, [bucket])) {
    warned += await inTransaction(await systemRequest(payload, 'check-api-quota'), (req) => warn(req, agency, bucket.slice(-7)))
  }
  return { warned }
}

const warn = async (req: PayloadRequest, { id, name, used, most }: Near, month: string): Promise<number> => {
  if ((await sqlOf(req).query(toldAlready, [id, month])).length > 0) return 0
  const percent = Math.floor((used * 100) / most)
  const body = `Your API keys have made ${used.toLocaleString('en-US')} of the ${most.toLocaleString('en-US')} requests that your plan has for a month. When all are made, they are refused until the month ends (UTC).`
  await recordEvent(req, { type: 'api-keys.quota', resourceType: 'agencies', resourceId: id, resourceName: name, agency: id, metadata: { month, percent, used, most } })
  await tell(req, { role: 'agency_admin', agency: id }, { type: 'api_key', title: `${percent} % of this month’s API requests are made`, body, link: '/admin/settings/api-keys', agency: id }, { mail: { key: `key-quota:${id}:${month}` } })
  return 1
}
