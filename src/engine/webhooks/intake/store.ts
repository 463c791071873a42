import type { Db } from '@/src/engine/database'

/** A message about to be stored; `dedupeKey` is the same for the same message of the same owner. */
export type NewEvent = {
  id: string
  source: string
  agency: string | null
  client: string | null
  endpoint: string | null
  dedupeKey: string
  vendorEventId: string | null
  kind: string
  headers: string
  raw: Buffer
}

export type Stored = { id: string; isNew: boolean }

const insertSql = `insert into webhook_events (id, source, agency_id, client_id, endpoint_id, dedupe_key, vendor_event_id, kind, headers, raw, size,
    status, attempts, crashes, fence, replay_count, next_attempt_at, created_at, updated_at)
  select id, source, agency, client, endpoint, key, vendor, kind, headers, raw, length(raw), 'received', 0, 0, 0, 0, now(), now(), now()
  from unnest($1::uuid[], $2::varchar[], $3::uuid[], $4::uuid[], $5::uuid[], $6::varchar[], $7::varchar[], $8::varchar[], $9::jsonb[], $10::bytea[])
    as new (id, source, agency, client, endpoint, key, vendor, kind, headers, raw)
  on conflict (dedupe_key) do nothing returning dedupe_key as key`

const knownSql = 'select id, dedupe_key as key from webhook_events where dedupe_key = any($1)'

const columnsOf = (events: readonly NewEvent[]): unknown[] =>
  (['id', 'source', 'agency', 'client', 'endpoint', 'dedupeKey', 'vendorEventId', 'kind', 'headers', 'raw'] as const).map((name) => events.map((event) => event[name]))

/** Stores messages by one statement; one that is there already, or stands twice in the list, is not stored again. */
export const storeEvents = async (db: Db, events: readonly NewEvent[]): Promise<Stored[]> => {
  const stored = new Set((await db.query<{ key: string }>(insertSql, columnsOf(events))).map(({ key }) => key))
  const repeated = events.filter(({ dedupeKey }, at) => !stored.has(dedupeKey) || events.findIndex((other) => other.dedupeKey === dedupeKey) !== at)
  const rows = repeated.length ? await db.query<{ id: string; key: string }>(knownSql, [repeated.map(({ dedupeKey }) => dedupeKey)]) : []
  const known = new Map(rows.map(({ id, key }) => [key, id]))
  return events.map((event) => (repeated.includes(event) ? { id: known.get(event.dedupeKey) ?? event.id, isNew: false } : { id: event.id, isNew: true }))
}
