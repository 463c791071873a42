import { z } from 'zod'
import { GiveUp, RetryLater } from '@/src/engine/pipeline'
import { defineWebhookSource, type Handled, type WebhookEvent } from '@/src/engine/webhooks'
import { sandboxSecret } from '@/src/engine/webhooks/sandboxSecret'
import { isSignedHex } from '@/src/engine/webhooks/signature'
import { env } from '@/src/env'

const body = z.looseObject({ id: z.string().min(1).max(200), type: z.string().min(1).max(100) })

const handlers: Record<string, (event: WebhookEvent) => Handled> = {
  'sandbox.ping': () => ({ status: 'processed', changes: [] }),
  'sandbox.unmatched': () => ({ status: 'unmatched', changes: [] }),
  'sandbox.refuse': () => {
    throw new GiveUp('RES_003', 'The sandbox asked for this message to be refused.')
  },
  'sandbox.busy': () => {
    throw new RetryLater(0, 'SYS_002', 'The sandbox asked for this message to be tried again.')
  },
  'sandbox.break': () => {
    throw new Error('The sandbox asked for an error that nobody foresaw.')
  },
}

/** Messages of the sandbox, signed as most vendors do it: hex HMAC over the raw body. Taken in only while the sandbox plays the vendors. */
export const sandboxSource = defineWebhookSource({
  name: 'sandbox',
  ownerOf: async () => (env.providersMode === 'sandbox' ? { agency: null, client: null, endpoint: null, secrets: [sandboxSecret()] } : null),
  verify: ({ raw, header }, secrets) => isSignedHex(secrets, header('x-sandbox-signature'), raw),
  idOf: (arrived) => body.safeParse(arrived.body).data?.id ?? null,
  kindOf: (arrived) => body.safeParse(arrived.body).data?.type ?? 'unknown',
  handle: async (_req, event) => {
    const parsed = body.safeParse(event.body)
    if (!parsed.success) throw new GiveUp('SCHEMA_MISMATCH', z.prettifyError(parsed.error))
    return handlers[event.kind]?.(event) ?? { status: 'ignored', changes: [] }
  },
  preview: async () => [],
})
