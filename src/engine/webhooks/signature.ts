import { createHmac, randomBytes } from 'node:crypto'
import { sameBytes } from '@/src/engine/sameBytes'

/** How far a sender's clock may be off, in seconds. */
export const toleranceSeconds = 300

const prefix = 'whsec_'

/** A fresh signing secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

const keyOf = (secret: string): Buffer => Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64')

const signed = (secret: string, id: string, timestamp: number, body: Buffer | string): Buffer =>
  createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest()

/** What one delivery says of itself. The id stays the same over retries; the timestamp (Unix seconds) is the attempt's. */
export type Message = { id: string; timestamp: number; body: Buffer | string }

/** The three headers of Standard Webhooks; one `v1` signature per secret, so that a receiver may still hold the one before. */
export const signatureHeaders = (secrets: readonly string[], { id, timestamp, body }: Message): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': secrets.map((secret) => `v1,${signed(secret, id, timestamp, body).toString('base64')}`).join(' '),
})

export type HeaderOf = (name: string) => string | undefined

/** Whether one of the signatures over id, timestamp and raw body was made with one of the secrets, within the tolerance. */
export const isSignedStandard = (secrets: readonly string[], header: HeaderOf, body: Buffer, now = Date.now()): boolean => {
  const id = header('webhook-id')
  const timestamp = header('webhook-timestamp') ?? ''
  if (!id || !/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds) return false
  const given = (header('webhook-signature') ?? '').split(' ', 20).filter((one) => one.startsWith('v1,')).map((one) => Buffer.from(one.slice(3), 'base64'))
  const made = secrets.map((secret) => signed(secret, id, Number(timestamp), body))
  return given.some((one) => made.some((other) => sameBytes(one, other)))
}

/** Whether `given` (hex, with or without `sha256=`, in any case) is the HMAC-SHA256 of the raw body under one of the secrets. */
export const isSignedHex = (secrets: readonly string[], given: string | undefined, body: Buffer): boolean => {
  const hex = (given ?? '').trim().replace(/^sha256=/i, '')
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false
  return secrets.some((secret) => sameBytes(Buffer.from(hex, 'hex'), createHmac('sha256', secret).update(body).digest()))
}
