import type { CollectionConfig } from 'payload'
import { keepEndpoint, showSecretOnce } from '@/hooks/platform/webhookEndpoint'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { isSubscribable } from '@/src/domain/platform/webhooks/catalog'
import { webhookDeliveryEndpoints, webhookEndpointEndpoints } from '@/src/domain/platform/webhooks/endpoints'
import { webhookEventEndpoints } from '@/src/domain/platform/webhooks/incoming'
import { area, atCreation, bySystem, choice, data, flag, moment, text, to, whole, words } from '../fields'
import { ledger, owned } from '../fields/owned'

const hidden = { admin: { hidden: true } } as const

const unknownType = (types: unknown): string | true => {
  const odd = ((types ?? []) as string[]).find((type) => !isSubscribable(type))
  return odd ? `There is no event “${odd}”. The page “Webhooks” lists them all.` : true
}

/**
 * Where an agency's messages go out to, or come in at. The signing secret lies in a table of its own and is shown once;
 * an outgoing endpoint that only fails for five days is switched off.
 */
export const webhookEndpoints: CollectionConfig = owned(
  {
    slug: 'webhook-endpoints',
    admin: { useAsTitle: 'description', group: false, defaultColumns: ['description', 'direction', 'url', 'isActive', 'failingSince', 'lastUsedAt'] },
    fields: [
      text('description', 255),
      atCreation(choice('direction', ['outgoing', 'incoming'], { required: true, defaultValue: 'outgoing' })),
      text('url', 2048, { admin: { description: 'Where messages are sent: an address that begins with https://. Incoming endpoints have none.' } }),
      words('events', 200, { validate: unknownType, admin: { description: 'For example document.ready, documents.* or * for everything.' } }),
      flag('isActive', true),
      bySystem(text('token', 64, { unique: true, admin: { description: 'Ends the address of an incoming endpoint: /api/webhooks/standard/<token>.' } })),
      bySystem(text('secretHint', 8)),
      bySystem(moment('failingSince')),
      bySystem(moment('lastUsedAt')),
      bySystem(moment('disabledAt')),
      bySystem(choice('disabledReason', ['by_hand', 'gone', 'only_failures'])),
    ],
    indexes: [{ fields: ['agency', 'isActive'] }],
    hooks: { beforeChange: [keepEndpoint], afterChange: [recordChange, showSecretOnce], afterDelete: [recordDelete] },
    endpoints: webhookEndpointEndpoints,
  },
  'none',
)

/** One message to one endpoint: what was sent, how it was answered, when it is tried again. */
export const webhookDeliveries: CollectionConfig = ledger({
  slug: 'webhook-deliveries',
  admin: { useAsTitle: 'type', group: false, defaultColumns: ['createdAt', 'type', 'endpoint', 'status', 'attempts', 'responseStatus', 'nextAttemptAt'] },
  fields: [
    to('endpoint', 'webhook-endpoints', { index: true }),
    text('eventId', 64),
    text('type', 100, { required: true }),
    choice('status', ['pending', 'delivered', 'failed', 'skipped'], { required: true, defaultValue: 'pending' }),
    data('body'),
    whole('attempts', { defaultValue: 0 }),
    whole('round', { defaultValue: 1, ...hidden }),
    whole('responseStatus'),
    area('responseExcerpt', 1024),
    whole('durationMs'),
    text('failure', 500),
    moment('lastAttemptAt'),
    moment('nextAttemptAt'),
    moment('deliveredAt'),
  ],
  indexes: [{ fields: ['endpoint', 'eventId'], unique: true }, { fields: ['endpoint', 'status', 'createdAt'] }, { fields: ['agency', 'status', 'createdAt'] }],
  endpoints: webhookDeliveryEndpoints,
})

/** What came in from outside, stored before it was answered. The bytes lie beside it in a column that no answer holds. */
export const webhookEvents: CollectionConfig = ledger({
  slug: 'webhook-events',
  admin: { useAsTitle: 'kind', group: false, defaultColumns: ['createdAt', 'source', 'kind', 'status', 'attempts', 'lastError'] },
  fields: [
    text('source', 50, { required: true }),
    to('endpoint', 'webhook-endpoints', { index: true }),
    text('dedupeKey', 64, { required: true, unique: true, ...hidden }),
    text('vendorEventId', 255),
    text('kind', 100, { required: true }),
    data('headers', hidden),
    whole('size', { defaultValue: 0 }),
    choice('status', ['received', 'processing', 'processed', 'ignored', 'unmatched', 'failed', 'dead', 'discarded'], { required: true, defaultValue: 'received' }),
    whole('attempts', { defaultValue: 0 }),
    whole('crashes', { defaultValue: 0, ...hidden }),
    whole('fence', { defaultValue: 0, ...hidden }),
    moment('leaseUntil', hidden),
    moment('nextAttemptAt'),
    moment('processedAt'),
    text('lastErrorCode', 40),
    area('lastError', 2000),
    data('effects'),
    whole('replayCount', { defaultValue: 0 }),
    to('replayedBy', 'users', { maxDepth: 0 }),
    moment('replayedAt'),
    text('discardReason', 500),
  ],
  indexes: [{ fields: ['status', 'createdAt'] }],
  endpoints: webhookEventEndpoints,
})
