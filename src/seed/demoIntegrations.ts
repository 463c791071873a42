import { createHash, randomBytes } from 'node:crypto'
import type { PayloadRequest, Where } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { env } from '@/src/env'
import { ensure } from './ensure'

/** What an agency's other programs have left behind: keys, an endpoint with messages, one message that could not be handled. */
export const seedIntegrations = async (req: PayloadRequest, agency: string): Promise<void> => {
  await seedKeys(req, agency)
  // Elsewhere there is no address that takes messages without being somebody's.
  if (env.providersMode !== 'sandbox') return
  await seedDeliveries(req, agency)
  await seedDeadLetter(req, agency)
}

const keyOf = (agency: string, name: string, more: object) => {
  // Nobody knows the key behind this hash: these keys are there to be looked at.
  const secret = randomBytes(24).toString('base64url')
  return { agency, name, mode: 'live', keyHash: createHash('sha256').update(secret).digest('hex'), keyPrefix: `imp_live_${secret.slice(0, 3)}`, isActive: true, rateLimitPerMinute: 60, rateLimitPerDay: 10_000, ...more }
}

const seedKeys = async (req: PayloadRequest, agency: string): Promise<void> => {
  const key = (name: string, more: object) => ensure(req, 'api-keys', { and: [{ agency: { equals: agency } }, { name: { equals: name } }] }, () => keyOf(agency, name, more))
  await key('Website', { description: 'Shows finished documents on the public site.', scopes: ['documents:read', 'clients:read', 'files:read'], allowedIps: ['203.0.113.0/24'], expiresAt: new Date(Date.now() + 200 * 86_400_000).toISOString() })
  await key('Reporting', { scopes: ['ai-usage:read'], rateLimitPerMinute: 10, isActive: false, revokedAt: new Date().toISOString() })
}

const insertDelivery = `insert into webhook_deliveries (id, agency_id, endpoint_id, event_id, type, status, body, attempts, round, response_status, response_excerpt, duration_ms, failure, last_attempt_at, delivered_at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6::enum_webhook_deliveries_status, $7::jsonb, $8, 1, $9, $10, $11, $12::text, now() - $13::interval, case when $12 is null then now() - $13::interval end, now() - $13::interval, now())
  on conflict (endpoint_id, event_id) do nothing`

const messages = [
  { type: 'document.ready', age: '2 days', answer: 200 },
  { type: 'clients.update', age: '28 hours', answer: 500 },
  { type: 'document.ready', age: '5 hours', answer: 200 },
] as const

const seedDeliveries = async (req: PayloadRequest, agency: string): Promise<void> => {
  const where: Where = { and: [{ agency: { equals: agency } }, { description: { equals: 'Intranet' } }] }
  const endpoint = await ensure(req, 'webhook-endpoints', where, () => ({ agency, direction: 'outgoing', description: 'Intranet', url: `${env.sandboxUrl}/webhooks/intranet`, events: ['document.ready', 'document.failed', 'clients.update'] }))
  const db = sqlOf(req)
  for (const [at, { type, age, answer }] of messages.entries()) {
    const isFine = answer === 200
    const body = { type, timestamp: new Date().toISOString(), data: { id: uuidv7(), resource: type.startsWith('clients') ? 'clients' : 'documents', client: null, from: null, to: null } }
    const failure = isFine ? null : 'The receiver answered with status 500.'
    await db.query(insertDelivery, [uuidv7(), agency, endpoint.id, `demo-${at}`, type, isFine ? 'delivered' : 'failed', JSON.stringify(body), isFine ? 1 : 10, answer, isFine ? 'ok' : 'Internal error', isFine ? 84 : 210, failure, age])
  }
}

const insertLetter = `insert into webhook_events (id, agency_id, endpoint_id, source, dedupe_key, vendor_event_id, kind, headers, raw, size, status, attempts, last_error_code, last_error, created_at, updated_at)
  values ($1, $2, $3, 'standard', $4, $5, 'order.paid', '{}'::jsonb, $6, $7, 'dead', 9, 'HANDLER_ERROR', 'The handler stopped with an error at every attempt.', now() - interval '3 hours', now())
  on conflict (dedupe_key) do nothing`

const seedDeadLetter = async (req: PayloadRequest, agency: string): Promise<void> => {
  const where: Where = { and: [{ agency: { equals: agency } }, { description: { equals: 'Shop' } }] }
  const { id } = await ensure(req, 'webhook-endpoints', where, () => ({ agency, direction: 'incoming', description: 'Shop' }))
  const raw = Buffer.from(JSON.stringify({ id: 'demo-order-1042', type: 'order.paid', data: { order: 1042, total: '129.00', note: 'Deliver <b>after</b> noon' } }))
  await sqlOf(req).query(insertLetter, [uuidv7(), agency, id, createHash('sha256').update(`demo:${id}`).digest('hex'), 'demo-order-1042', raw, raw.length])
}
