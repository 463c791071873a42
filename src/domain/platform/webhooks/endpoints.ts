import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { awaitEffect } from '@/src/engine/effects/await'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { agencyAdmins as who } from '@/src/engine/tenancy/who'
import { hintOf, overlapHours, rotateSecret } from '@/src/engine/webhooks/secrets'
import { fail } from '@/src/errors'
import { keyOf } from '../apiKeys/authenticate'
import { testEvent } from './catalog'
import { askForDelivery, deliverAgain, deliveryKey, missedSince } from './deliveries'
import { messageOf } from './message'
import { recentSuccess } from './success'

/** Messages leave with these, so a key needs the right to change the endpoint, and a live one. */
const byKeys = { who: [...who, 'key'], scope: 'webhook-endpoints:update' } as const
const nothing = z.strictObject({})
const since = z.strictObject({ since: z.iso.datetime({ offset: true }), limit: z.number().int().min(1).max(5_000).default(5_000) })

/** The caller's endpoint; RES_003 when messages cannot be sent to it. */
const outgoing = async (req: PayloadRequest, id: string, wants: 'on' | 'any') => {
  if (keyOf(req.user)?.mode === 'test') throw fail('AUTH_004', { message: 'A test key sends nothing out of the sandbox.', details: { requiredPermission: 'a live key' } })
  const endpoint = await as(req).findByID('webhook-endpoints', id)
  if (endpoint.direction !== 'outgoing') throw fail('RES_003', { message: 'Messages come in at this endpoint; none are sent to it.' })
  if (wants === 'on' && !endpoint.isActive) throw fail('RES_003', { message: 'This endpoint is switched off. Switch it on first.' })
  return { ...endpoint, url: endpoint.url ?? '', agency: idOf(endpoint.agency) ?? '' }
}

/** Sends a message that is tried once; 202 when no worker has sent it within ten seconds. */
const test = async (req: PayloadRequest, id: string) => {
  const { url, agency } = await outgoing(req, id, 'on')
  const body = messageOf(testEvent, { resource: 'webhook-endpoints', resourceId: id, client: null, from: null, to: null, metadata: {}, at: new Date() })
  const deliveryId = (await inTransaction(req, () => askForDelivery(req, { endpoint: id, url, agency, event: null, type: testEvent.type, body })))!
  const { isOver } = await awaitEffect(req, deliveryKey(deliveryId, 1))
  const { status, responseStatus, responseExcerpt, durationMs, failure } = await as(req).findByID('webhook-deliveries', deliveryId)
  return { status: isOver ? 200 : 202, body: { deliveryId, status, responseStatus, responseExcerpt, durationMs, failure } }
}

const replayMissed = async (req: PayloadRequest, id: string, { since: from, limit }: z.infer<typeof since>) => {
  const { agency, description } = await outgoing(req, id, 'on')
  const replayed = await inTransaction(req, async () => {
    const rows = await deliverAgain(req, await missedSince(req, id, from, limit))
    await recordEvent(req, { type: 'webhook-endpoints.replay', resourceType: 'webhook-endpoints', resourceId: id, resourceName: description, agency, metadata: { since: from, count: rows.length } })
    return rows.length
  })
  return { status: 202, body: { replayed } }
}

const replayOne = async (req: PayloadRequest, id: string) => {
  const delivery = await as(req).findByID('webhook-deliveries', id)
  await outgoing(req, idOf(delivery.endpoint) ?? '', 'on')
  const [again] = await inTransaction(req, () => deliverAgain(req, [id]))
  if (!again) throw fail('RES_003', { message: 'This message is still under way.' })
  return { status: 202, body: { deliveryId: id, status: 'pending' } }
}

const rotate = (req: PayloadRequest, id: string) =>
  inTransaction(req, async () => {
    const { agency, description } = await as(req).findByID('webhook-endpoints', id)
    const secret = await rotateSecret(req, id)
    await asSystem(req, 'webhook-endpoints.rotate').update('webhook-endpoints', id, { secretHint: hintOf(secret) })
    await recordEvent(req, { type: 'webhook-endpoints.rotate', resourceType: 'webhook-endpoints', resourceId: id, resourceName: description, agency: idOf(agency) })
    const warning = `Keep this secret now: it is not shown again. The one before counts for ${overlapHours} hours more.`
    return { body: { id, secret, previousEndsAt: new Date(Date.now() + overlapHours * 3_600_000).toISOString(), warning } }
  })

const enable = async (req: PayloadRequest, id: string) => {
  const { isActive } = await as(req).findByID('webhook-endpoints', id)
  if (isActive) throw fail('RES_003', { message: 'This endpoint is on already.' })
  await asSystem(req, 'webhook-endpoint').update('webhook-endpoints', id, { isActive: true })
  return { body: { id, isActive: true } }
}

/** Mounted under `/api/webhook-endpoints`. */
export const webhookEndpointEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/recent-success', auth: 'person', who, handler: async ({ req }) => ({ body: { docs: await recentSuccess(req) } }) }),
  defineEndpoint({ method: 'post', path: '/:id/test', auth: 'person', ...byKeys, body: nothing, handler: ({ req, params }) => test(req, params.id ?? '') }),
  defineEndpoint({ method: 'post', path: '/:id/rotate-secret', auth: 'person', who, stepUp: true, shownOnce: ['secret'], body: nothing, handler: ({ req, params }) => rotate(req, params.id ?? '') }),
  defineEndpoint({ method: 'post', path: '/:id/enable', auth: 'person', who, body: nothing, handler: ({ req, params }) => enable(req, params.id ?? '') }),
  defineEndpoint({ method: 'post', path: '/:id/replay', auth: 'person', ...byKeys, limit: 'bulk', body: since, handler: ({ req, params, body }) => replayMissed(req, params.id ?? '', body) }),
]

/** Mounted under `/api/webhook-deliveries`. */
export const webhookDeliveryEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/:id/replay', auth: 'person', ...byKeys, body: nothing, handler: ({ req, params }) => replayOne(req, params.id ?? '') }),
]
