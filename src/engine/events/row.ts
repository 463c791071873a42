import type { PayloadRequest } from 'payload'
import { uuidv7 } from '@/src/engine/ids'
import { circumstancesOf } from './circumstances'
import { classify } from './classify'

export type Happening = {
  type: string
  resourceType: string
  resourceId: string
  resourceName?: string | null
  agency?: string | null
  client?: string | null
  from?: string | null
  to?: string | null
  note?: string | null
  changes?: Record<string, unknown>
  metadata?: Record<string, unknown>
  status?: 'success' | 'failure' | 'partial'
  errorMessage?: string | null
}

/** The columns of a new event, in the order of `valuesOf`. */
export const columns = `id, type, action, category, resource_type, resource_id, resource_name, agency_id, client_id, from_state, to_state,
  actor_id, actor_label, api_key, on_behalf_of_id, address, user_agent, note, changes, metadata, request_id, status, error_message`

/** Types of the columns whose parameters a plain `select` would not know. */
export const placeholders = `$1::uuid, $2::varchar, $3, $4::enum_events_category, $5, $6, $7, $8::uuid, $9::uuid, $10, $11,
  $12::uuid, $13, $14, $15::uuid, $16, $17, $18, $19::jsonb, $20::jsonb, $21, $22::enum_events_status, $23`

/** The values of one event with the circumstances of its request; the first is its new id. */
export const valuesOf = (req: PayloadRequest, event: Happening): [string, ...unknown[]] => {
  const { action, category } = classify(event.type)
  const { source, ...at } = circumstancesOf(req)
  return [
    uuidv7(), event.type, action, category, event.resourceType, event.resourceId, event.resourceName ?? null, event.agency ?? null, event.client ?? null,
    event.from ?? null, event.to ?? null, at.actor, at.actorLabel, at.apiKey, at.onBehalfOf, at.address, at.userAgent, event.note ?? null,
    JSON.stringify(event.changes ?? {}), JSON.stringify({ source, ...event.metadata }), at.requestId, event.status ?? 'success', event.errorMessage?.slice(0, 2000) ?? null,
  ]
}
