import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { uuidv7 } from '@/src/engine/ids'

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
}

const insert = `insert into events
  (id, type, resource_type, resource_id, resource_name, agency_id, client_id, from_state, to_state, actor_id, actor_label, note, changes, metadata, request_id, created_at, updated_at)
  values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15, now(), now())`

/**
 * Writes what happened, in the request's transaction: audit log, activity feed, a row's history and the outbox of
 * the subscriptions in one row. `type` is `<collection>.<verb>`. Answers the event's id.
 */
export const recordEvent = async (req: PayloadRequest, event: Happening): Promise<string> => {
  const id = uuidv7()
  await sqlOf(req).query(insert, [
    id, event.type, event.resourceType, event.resourceId, event.resourceName ?? null, event.agency ?? null, event.client ?? null,
    event.from ?? null, event.to ?? null, req.user?.id ?? null, actorLabel(req), event.note ?? null,
    JSON.stringify(event.changes ?? {}), JSON.stringify(event.metadata ?? {}), requestIdOf(req),
  ])
  return id
}

const actorLabel = (req: PayloadRequest): string =>
  req.user?.email ?? systemReason() ?? (req.context.systemReason as string | undefined) ?? 'system'

/** The id this request carries through answers, logs, events and outgoing calls. */
export const requestIdOf = (req: PayloadRequest): string => {
  const known = req.context.requestId ?? req.headers?.get('x-request-id')
  req.context.requestId = typeof known === 'string' && /^[\w-]{8,64}$/.test(known) ? known : uuidv7()
  return req.context.requestId as string
}
