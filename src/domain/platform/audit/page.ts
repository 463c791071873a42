import type { Db } from '@/src/engine/database'
import { cursorOf, type Conditions, type Place } from './filters'

/** A row of the log as people read it (spec 06-platform §6). */
export type Entry = {
  id: string
  createdAt: Date
  user: string | null
  userLabel: string | null
  apiKey: string | null
  onBehalfOf: string | null
  agency: string | null
  client: string | null
  type: string
  action: string | null
  actionCategory: string | null
  resourceType: string
  resourceId: string
  resourceName: string | null
  fromState: string | null
  toState: string | null
  note: string | null
  changes: Record<string, unknown> | null
  metadata: Record<string, unknown> | null
  status: string | null
  errorMessage: string | null
  ipAddress: string | null
  userAgent: string | null
  requestId: string | null
}

const columns = `id, created_at as "createdAt", actor_id as "user", actor_label as "userLabel", api_key as "apiKey", on_behalf_of_id as "onBehalfOf", agency_id as "agency",
  client_id as "client", type, action, category as "actionCategory", resource_type as "resourceType", resource_id as "resourceId", resource_name as "resourceName",
  from_state as "fromState", to_state as "toState", note, changes, metadata, status, error_message as "errorMessage", address as "ipAddress", user_agent as "userAgent",
  request_id as "requestId"`

/** The newest rows before a place, at most `limit`. */
export const entriesBefore = (db: Db, { sql, values }: Conditions, before: Place | null, limit: number): Promise<Entry[]> => {
  const at = values.length
  const past = before ? ` and (created_at, id) < ($${at + 2}::timestamptz, $${at + 3}::uuid)` : ''
  return db.query<Entry>(`select ${columns} from events where ${sql}${past} order by created_at desc, id desc limit $${at + 1}`, [...values, limit, ...(before ? [before.at, before.id] : [])])
}

/** One page and the cursor of the next, null at the end. */
export const pageOf = async (db: Db, conditions: Conditions, before: Place | null, limit: number): Promise<{ docs: Entry[]; nextCursor: string | null }> => {
  const found = await entriesBefore(db, conditions, before, limit + 1)
  const docs = found.slice(0, limit)
  const last = found.length > limit ? docs.at(-1) : undefined
  return { docs, nextCursor: last ? cursorOf(placeOf(last)) : null }
}

/** Where an entry stands in the log. */
export const placeOf = ({ createdAt, id }: Entry): Place => ({ at: createdAt.toISOString(), id })
