import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { nudge } from '@/src/engine/pipeline/live/nudge'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { asEvent } from './process'
import type { Claimed } from './claim'
import { sourceNamed, type Change } from '../source'

const rowSql = `select id, source, agency_id as agency, client_id as client, endpoint_id as endpoint, vendor_event_id as "vendorEventId", kind, raw,
    created_at as "receivedAt", processed_at as "processedAt", attempts::int, fence::int, 0 as age, 0 as crashes, status::text from webhook_events where id = $1`

/** What a replay of a message would change now; nothing is changed. Throws RES_003 when its bytes are no longer kept. */
export const previewReplay = async (req: PayloadRequest, id: string): Promise<Change[]> => {
  const [row] = await sqlOf(req).query<Omit<Claimed, 'raw'> & { raw: Buffer | null; status: string }>(rowSql, [asUuid(id)])
  if (!row) throw fail('RES_001')
  if (!row.raw) throw fail('RES_003', { name: 'NOT_REPLAYABLE', message: 'The bytes of this message are no longer kept.' })
  const source = sourceNamed(row.source)
  return source ? source.preview(req, asEvent({ ...row, raw: row.raw })) : []
}

const again = `status = 'received', attempts = 0, crashes = 0, next_attempt_at = now(), replay_count = coalesce(replay_count, 0) + 1,
  replayed_by_id = $2, replayed_at = now(), discard_reason = null, updated_at = now()`
const replayable = `status <> 'processing' and raw is not null`

/** Puts messages back as if they had just come, the oldest first; those being worked on, or without bytes, stay. Answers the ids. */
export const replayEvents = async (req: PayloadRequest, ids: readonly string[]): Promise<string[]> => {
  const sql = `update webhook_events set ${again} where id = any($1::uuid[]) and ${replayable} returning id`
  const rows = await sqlOf(req).query<{ id: string }>(sql, [ids, req.user?.id ?? null])
  if (rows.length) await nudge(req, 'webhook')
  return rows.map(({ id }) => id)
}

/** Marks a message as of no interest. False when it is being worked on or is processed already. */
export const discardEvent = async (req: PayloadRequest, id: string, reason: string): Promise<boolean> => {
  const sql = `update webhook_events set status = 'discarded', discard_reason = $2, next_attempt_at = null, updated_at = now()
    where id = $1 and status not in ('processing', 'processed', 'discarded') returning id`
  return (await sqlOf(req).query(sql, [asUuid(id), reason])).length > 0
}
