import type { PayloadRequest } from 'payload'
import type { Db } from '@/src/engine/database'
import type { HeaderOf } from './signature'

/** Whose message it is, and with which secrets it may be signed. */
export type Owner = { agency: string | null; client: string | null; endpoint: string | null; secrets: readonly string[] }

/** A message as it arrived; `body` is the parsed JSON, undefined when the bytes are none. */
export type Arrived = { raw: Buffer; body: unknown; header: HeaderOf; query: URLSearchParams }

/** A stored message as its handler sees it. */
export type WebhookEvent = {
  id: string
  source: string
  agency: string | null
  client: string | null
  endpoint: string | null
  vendorEventId: string | null
  kind: string
  body: unknown
  raw: Buffer
  receivedAt: Date
  /** When it was processed before; a replay of such a message has usually nothing left to do. */
  processedAt: Date | null
  attempts: number
}

/** One thing that a message changes, or would change when replayed. */
export type Change = { what: string; resource?: string; resourceId?: string; fields?: Record<string, unknown> }

/** `ignored`: a kind nobody handles, kept. `unmatched`: what it is about is not known yet; tried again for a day. */
export type Handled = { status: 'processed' | 'ignored' | 'unmatched'; changes: Change[] }

/**
 * Where messages come from. A handler runs in the transaction that marks the message as processed, sees messages in any
 * order, more than once after a replay, and must leave the same rows however often it runs: it looks before it writes.
 */
export type WebhookSource = {
  name: string
  /** The owner of the address's last part, or of all messages when there is none; null is answered like a wrong signature. */
  ownerOf(db: Db, token: string | null): Promise<Owner | null>
  /** Over the raw bytes and in constant time. */
  verify(arrived: Arrived, secrets: readonly string[]): boolean
  /** The vendor's own id of the message; null: the bytes are their own id. */
  idOf(arrived: Arrived): string | null
  kindOf(arrived: Arrived): string
  /** Headers kept beside the bytes; never those that hold a secret. */
  keptHeaders?: readonly string[]
  handle(req: PayloadRequest, event: WebhookEvent): Promise<Handled>
  /** What `handle` would change now, without changing anything. */
  preview(req: PayloadRequest, event: WebhookEvent): Promise<Change[]>
}

const sources = new Map<string, WebhookSource>()

/** Declares a source; its messages come in at `/api/webhooks/<name>/<token?>`. Throws for a name that is taken. */
export const defineWebhookSource = (source: WebhookSource): WebhookSource => {
  if (sources.has(source.name)) throw new Error(`The webhook source ${source.name} is defined twice.`)
  sources.set(source.name, source)
  return source
}

/** The source of a name, or undefined. */
export const sourceNamed = (name: string): WebhookSource | undefined => sources.get(name)
