import type { Db } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { defineWebhookSource, type Change, type Owner, type WebhookEvent } from '@/src/engine/webhooks'
import { secretsOf } from '@/src/engine/webhooks/secrets'
import { isSignedStandard } from '@/src/engine/webhooks/signature'

const ownerSql = `select w.id as endpoint, w.agency_id as agency from webhook_endpoints w join agencies a on a.id = w.agency_id
  where w.token = $1 and w.direction = 'incoming' and w.is_active and a.is_active is not false`

const ownerOf = async (db: Db, token: string | null): Promise<Owner | null> => {
  const [found] = token ? await db.query<{ endpoint: string; agency: string }>(ownerSql, [token.slice(0, 64)]) : []
  return found ? { ...found, client: null, secrets: await secretsOf(db, found.endpoint) } : null
}

const change = (event: WebhookEvent): Change => ({
  what: 'The event webhooks.received is recorded, and whoever subscribes to webhook.received is told.',
  resource: 'webhook-endpoints', resourceId: event.endpoint ?? undefined, fields: { kind: event.kind, webhookEventId: event.id },
})

/**
 * Whatever an agency's own systems send to one of its incoming endpoints, signed as Standard Webhooks has it. It becomes an
 * event that subscriptions can use; what the message says stays in it.
 */
export const standardSource = defineWebhookSource({
  name: 'standard',
  ownerOf,
  verify: ({ raw, header }, secrets) => isSignedStandard(secrets, header, raw),
  idOf: ({ header }) => header('webhook-id') ?? null,
  kindOf: ({ body }) => (typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string' ? body.type : 'unknown'),
  keptHeaders: ['webhook-id', 'webhook-timestamp', 'content-type', 'user-agent'],
  handle: async (req, event) => {
    if (event.processedAt) return { status: 'processed', changes: [] }
    await recordEvent(req, {
      type: 'webhooks.received', resourceType: 'webhook-endpoints', resourceId: event.endpoint ?? '', resourceName: event.kind,
      agency: event.agency, metadata: { webhookEventId: event.id, kind: event.kind },
    })
    return { status: 'processed', changes: [change(event)] }
  },
  preview: async (_req, event) => (event.processedAt ? [] : [change(event)]),
})
