import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, sqlOf } from '@/src/engine/database'

const markSql = `update connections set status = 'needs_attention', last_error = 'The service does not accept this key.', last_checked_at = now(), updated_at = now()
  where id = (select id from connections where agency_id = $1 and client_id is null and kind = 'vendor_key' and vendor::text = $2 and status <> 'revoked' order by created_at desc limit 1)
    and status <> 'needs_attention' returning id, label`

/** A service refused the agency's own key while it was used: its row says so, and the admins are told once. */
export const keyRefused = (req: PayloadRequest, agency: string, vendor: string): Promise<boolean> =>
  inTransaction(req, async () => {
    const [row] = await sqlOf(req).query<{ id: string; label: string }>(markSql, [agency, vendor])
    if (!row) return false
    const told = { type: 'connection.refused', title: `Your key for ${row.label} is no longer accepted`, body: 'No document can be made with it. Enter a new one, or ask the service why it ended this one.', link: `/admin/collections/connections/${row.id}` }
    await tell(req, { role: 'agency_admin', agency }, told, { mail: { key: `connection.refused:${row.id}:${new Date().toISOString().slice(0, 10)}` } })
    return true
  })
