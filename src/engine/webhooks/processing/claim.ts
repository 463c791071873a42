import type { Db } from '@/src/engine/database'
import type { WebhookEvent } from '../source'

/** A message that this worker may work on, as long as nobody has raised the fence. */
export type Claimed = Omit<WebhookEvent, 'body'> & { fence: number; age: number; crashes: number }

const leaseSeconds = 120

const due = `(status in ('received', 'failed', 'unmatched') and next_attempt_at <= now()) or (status = 'processing' and lease_until < now())`

/** The oldest of each agency take turns, so that one agency's flood does not hold up the others. */
const claimSql = `with waiting as (select id, agency_id, created_at from webhook_events where ${due} order by next_attempt_at limit 2000),
  turns as (select id, row_number() over (partition by agency_id order by created_at, id) as turn, created_at from waiting),
  next as (
    select e.id from webhook_events e join (select id from turns order by turn, created_at limit $1) t on t.id = e.id where ${due.replaceAll(/\b(status|next_attempt_at|lease_until)\b/g, 'e.$1')}
    for update of e skip locked)
  update webhook_events e set status = 'processing', fence = e.fence + 1, attempts = e.attempts + 1, updated_at = now(),
    crashes = e.crashes + case when e.status = 'processing' then 1 else 0 end, lease_until = now() + make_interval(secs => ${leaseSeconds})
  from next where e.id = next.id
  returning e.id, e.source, e.agency_id as agency, e.client_id as client, e.endpoint_id as endpoint, e.vendor_event_id as "vendorEventId", e.kind,
    coalesce(e.raw, ''::bytea) as raw, e.created_at as "receivedAt", e.processed_at as "processedAt", e.attempts::int, e.fence::int, e.crashes::int, extract(epoch from now() - e.created_at)::float8 as age`

/** Takes up to `limit` messages that are due, the oldest first. */
export const claimEvents = async (db: Db, limit: number): Promise<Claimed[]> => {
  const rows = await db.query<Claimed>(claimSql, [limit])
  return rows.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
}

const mine = `where id = $1 and fence = $2 and status = 'processing'`

/** Notes how it ended, in the handler's own transaction. False when somebody else has the message by now. */
export const noteHandled = async (db: Db, event: Claimed, status: 'processed' | 'ignored', changes: unknown): Promise<boolean> => {
  const sql = `update webhook_events set status = $3, effects = $4::jsonb, processed_at = now(), lease_until = null, next_attempt_at = null,
    last_error_code = null, last_error = null, updated_at = now() ${mine} returning id`
  return (await db.query(sql, [event.id, event.fence, status, JSON.stringify(changes)])).length > 0
}

/** Puts the message back for another try in `seconds`. */
export const noteAgain = async (db: Db, event: Claimed, status: 'failed' | 'unmatched', seconds: number | null, code: string, message: string): Promise<void> => {
  const sql = `update webhook_events set status = $3, next_attempt_at = now() + make_interval(secs => $4::float8), lease_until = null, crashes = 0,
    last_error_code = $5, last_error = $6, updated_at = now() ${mine}`
  await db.query(sql, [event.id, event.fence, status, seconds, code, message.slice(0, 2_000)])
}

/** Puts the message aside until a person looks at it. */
export const noteDead = async (db: Db, event: Pick<Claimed, 'id' | 'fence'>, code: string, message: string): Promise<void> => {
  const sql = `update webhook_events set status = 'dead', next_attempt_at = null, lease_until = null, last_error_code = $3, last_error = $4, updated_at = now() ${mine}`
  await db.query(sql, [event.id, event.fence, code, message.slice(0, 2_000)])
}
