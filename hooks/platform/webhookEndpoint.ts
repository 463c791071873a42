import { randomBytes } from 'node:crypto'
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { checkedTarget } from '@/src/domain/platform/webhooks/address'
import { hintOf, keepSecret } from '@/src/engine/webhooks/secrets'
import { newWebhookSecret } from '@/src/engine/webhooks/signature'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>

/** An outgoing endpoint has an address, an incoming one a token; switching one on again forgets why it was off. */
export const keepEndpoint: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const direction = originalDoc?.direction ?? data.direction
  if (direction === 'incoming' && data.url) throw fail('VAL_001', { field: 'url', message: 'An incoming endpoint has no address of its own: messages come to the one that ends in its token.' })
  const target = direction === 'outgoing' && (operation === 'create' || 'url' in data) ? { url: checkedTarget(data.url) } : {}
  const switched = operation === 'update' ? switchedBy(data, originalDoc) : {}
  return { ...data, ...target, ...switched, ...(operation === 'create' && born(direction, req.context)) }
}

const born = (direction: unknown, context: Row): Row => {
  const secret = newWebhookSecret()
  context.newWebhookSecret = secret
  return { secretHint: hintOf(secret), ...(direction === 'incoming' && { token: randomBytes(32).toString('base64url') }) }
}

const switchedBy = (data: Row, before: Row): Row => {
  if (!('isActive' in data) || data.isActive === before.isActive) return {}
  if (data.isActive) return { disabledAt: null, disabledReason: null, failingSince: null }
  return { disabledAt: new Date().toISOString(), disabledReason: data.disabledReason ?? 'by_hand' }
}

/** The signing secret is in the answer to the creation and in no other. */
export const showSecretOnce: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { newWebhookSecret: secret } = req.context as { newWebhookSecret?: string }
  if (operation !== 'create' || !secret) return doc
  delete req.context.newWebhookSecret
  await keepSecret(req, doc.id, secret)
  return { ...doc, secret, warning: 'Keep this secret now: it is not shown again.' }
}
