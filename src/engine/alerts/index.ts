import type { Payload, PayloadRequest } from 'payload'
import { poolOf, sqlOf, type Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'

/** Something that the operator has to look at. One of a kind, agency and subject is open at a time; further ones only count. */
export type Alert = {
  kind: string
  severity: 'info' | 'warning' | 'critical'
  title: string
  detail?: string
  agency?: string | null
  /** What exactly it is about, when one agency can have several of a kind. */
  subject?: string
}

const dbOf = (from: PayloadRequest | Payload): Db => ('payload' in from ? sqlOf(from) : poolOf(from))

const raise = `insert into alerts (id, kind, severity, title, detail, agency_id, subject, times, last_seen_at)
  values ($1, $2, $3::enum_alerts_severity, $4, $5, $6::uuid, $7, 1, now())
  on conflict (kind, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), subject) where resolved_at is null
  do update set times = alerts.times + 1, last_seen_at = now(), updated_at = now(), severity = excluded.severity, title = excluded.title, detail = excluded.detail`

/** Opens an alert, in the request's transaction when one is given; while it is open the same one is counted, not repeated. */
export const raiseAlert = async (from: PayloadRequest | Payload, alert: Alert): Promise<void> => {
  await dbOf(from).query(raise, [uuidv7(), alert.kind, alert.severity, alert.title.slice(0, 255), alert.detail?.slice(0, 4000) ?? null, alert.agency ?? null, alert.subject ?? ''])
}

/** Closes the open alerts of a kind once its cause is gone. */
export const settleAlert = async (from: PayloadRequest | Payload, { kind, agency = null, subject = '' }: Pick<Alert, 'kind' | 'agency' | 'subject'>): Promise<void> => {
  await dbOf(from).query('update alerts set resolved_at = now(), updated_at = now() where kind = $1 and agency_id is not distinct from $2::uuid and subject = $3 and resolved_at is null', [kind, agency, subject])
}
