import { covers, webhookCatalog, type WebhookEvent } from '@/src/domain/platform/webhooks/catalog'
import { askForDelivery } from '@/src/domain/platform/webhooks/deliveries'
import { messageOf } from '@/src/domain/platform/webhooks/message'
import { inTransaction, poolOf, systemRequest } from '@/src/engine/database'
import { EventData } from '../../subscriptions'
import { job } from '../../job'

type Happened = { agency: string | null; client: string | null; resource: string; resourceId: string; from: string | null; to: string | null; metadata: unknown; at: Date }
type Subscriber = { id: string; url: string; events: string[] }

const eventSql = `select agency_id as agency, client_id as client, resource_type as resource, resource_id as "resourceId", from_state as "from", to_state as "to",
  metadata, created_at as at from events where id = $1`

const subscribersSql = `select w.id, w.url, array_agg(t.text) as events from webhook_endpoints w join webhook_endpoints_texts t on t.parent_id = w.id and t.path = 'events'
  join agencies a on a.id = w.agency_id and a.is_active is not false
  where w.agency_id = $1 and w.direction = 'outgoing' and w.is_active group by w.id`

const byEvent = new Map<string, WebhookEvent>([...webhookCatalog.values()].map((entry) => [entry.event, entry]))

/** Turns an event into one message for each endpoint of its agency that asked for it; asked again, nothing more comes of it. */
export const fanOutWebhooks = job({
  schema: EventData,
  handler: async ({ eventId, type }, { payload }) => {
    const entry = byEvent.get(type)
    const [happened] = await poolOf(payload).query<Happened>(eventSql, [eventId])
    if (!entry || !happened?.agency) return
    const agency = happened.agency
    const subscribers = await poolOf(payload).query<Subscriber>(subscribersSql, [agency])
    const wanting = subscribers.filter(({ events }) => covers(events, entry.type))
    if (wanting.length === 0) return
    const body = messageOf(entry, happened)
    await inTransaction(await systemRequest(payload, 'webhooks.fan-out'), async (req) => {
      for (const { id, url } of wanting) await askForDelivery(req, { endpoint: id, url, agency, event: eventId, type: entry.type, body })
    })
  },
})
