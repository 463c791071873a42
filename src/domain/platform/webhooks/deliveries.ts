import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { uuidv7 } from '@/src/engine/ids'

/** A message for one endpoint; `event` is null for a test. */
export type NewDelivery = { endpoint: string; url: string; agency: string; event: string | null; type: string; body: unknown }

const insert = `insert into webhook_deliveries (id, agency_id, endpoint_id, event_id, type, status, body, attempts, round, next_attempt_at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, 'pending', $6::jsonb, 0, 1, now(), now(), now()) on conflict (endpoint_id, event_id) do nothing returning id`

/** The effect that carries a delivery; a replay is another round under the same message id. */
export const deliveryKey = (id: string, round: number): string => `webhook:${id}:${round}`

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'nowhere')

const reserve = (req: PayloadRequest, id: string, round: number, { url, agency }: { url: string; agency: string }): Promise<boolean> =>
  reserveEffect(req, { key: deliveryKey(id, round), kind: 'webhook.deliver', request: { deliveryId: id }, repeatable: true, agency, lane: hostOf(url) })

/** Asks for a message to be sent, once per endpoint and event. Answers the delivery's id, or null when it was asked for before. */
export const askForDelivery = async (req: PayloadRequest, { endpoint, url, agency, event, type, body }: NewDelivery): Promise<string | null> => {
  const id = uuidv7()
  const [row] = await sqlOf(req).query<{ id: string }>(insert, [id, agency, endpoint, event, type, JSON.stringify(body)])
  if (!row) return null
  await reserve(req, id, 1, { url, agency })
  return id
}

const againSql = `update webhook_deliveries d set status = 'pending', round = d.round + 1, attempts = 0, next_attempt_at = now(), failure = null, updated_at = now()
  from webhook_endpoints w where w.id = d.endpoint_id and w.is_active and d.id = any($1::uuid[]) and d.status <> 'pending'
  returning d.id, d.round::int, d.agency_id as agency, w.url`

/** Sends messages again that are not under way and whose endpoint is on. Answers the deliveries with their rounds. */
export const deliverAgain = async (req: PayloadRequest, ids: readonly string[]): Promise<{ id: string; round: number }[]> => {
  const rows = await sqlOf(req).query<{ id: string; round: number; agency: string; url: string }>(againSql, [ids])
  for (const row of rows) await reserve(req, row.id, row.round, row)
  return rows.map(({ id, round }) => ({ id, round }))
}

const missedSql = `select id from webhook_deliveries where endpoint_id = $1 and status in ('failed', 'skipped') and created_at >= $2 order by created_at limit $3`

/** The deliveries of an endpoint that did not arrive, since a time, the oldest first. */
export const missedSince = async (req: PayloadRequest, endpoint: string, since: string, limit: number): Promise<string[]> =>
  (await sqlOf(req).query<{ id: string }>(missedSql, [endpoint, since, limit])).map(({ id }) => id)
