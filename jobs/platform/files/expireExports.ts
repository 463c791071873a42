import type { Payload } from 'payload'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { dropFiles } from './drop'

type Old = { id: string; agency: string; title: string; file: string | null }

const dueSql = `update exports set status = 'expired', updated_at = now() where status = 'ready' and expires_at <= now()
  returning id, agency_id as agency, title, file_id as file`
const forgottenSql = `delete from exports where status in ('expired', 'failed') and updated_at < now() - interval '90 days' returning id`

/** Takes away files of exports whose week is over; their rows tell for three months more that they were there. Answers how many of each. */
export const expireExports = async (payload: Payload): Promise<{ expired: number; forgotten: number }> =>
  inTransaction(await systemRequest(payload, 'expire-exports'), async (req) => {
    const old = await sqlOf(req).query<Old>(dueSql)
    for (const { id, agency, title, file } of old) {
      if (file) await dropFiles(req, agency, [file])
      await recordEvent(req, { type: 'exports.expire', resourceType: 'exports', resourceId: id, resourceName: title, agency, from: 'ready', to: 'expired' })
    }
    return { expired: old.length, forgotten: (await sqlOf(req).query(forgottenSql)).length }
  })
