import type { Payload } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'

type Due = { id: string; agency: string; label: string; to: 'expired' | 'expiring'; day: string }

const dueSql = `select id, agency_id as agency, label, case when expires_at <= now() then 'expired' else 'expiring' end as to, to_char(expires_at, 'YYYY-MM-DD') as day
  from connections where kind <> 'social_account' and expires_at is not null and (
    (expires_at <= now() and status not in ('expired', 'revoked')) or (expires_at > now() and expires_at <= now() + interval '7 days' and status in ('unchecked', 'ok')))
  order by expires_at limit 500`

/** Marks what has expired or will within seven days, and tells the agency's admins of each once. Answers the counts. */
export const watchExpiry = async (payload: Payload): Promise<{ expired: number; expiring: number }> => {
  const counts = { expired: 0, expiring: 0 }
  for (const due of await poolOf(payload).query<Due>(dueSql)) if (await mark(payload, due)) counts[due.to] += 1
  return counts
}

const mark = async (payload: Payload, { id, agency, label, to, day }: Due): Promise<boolean> =>
  inTransaction(await systemRequest(payload, 'refresh-expiring-connections'), async (req) => {
    const changed = await sqlOf(req).query('update connections set status = $2, updated_at = now() where id = $1 and status <> $2 returning id', [id, to])
    if (changed.length === 0) return false
    const title = to === 'expired' ? `The connection ${label} has expired` : `The connection ${label} ends on ${day}`
    await tell(req, { role: 'agency_admin', agency }, { type: `connection.${to}`, title, body: 'Connect it again, or enter a new key, so that nothing stops.', link: `/admin/collections/connections/${id}` }, { mail: { key: `connection.${to}:${id}:${day}` } })
    return true
  })
