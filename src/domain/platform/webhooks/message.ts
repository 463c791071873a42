import { z } from 'zod'
import type { WebhookEvent } from './catalog'

/** What is known of an event when its message is made. */
export type Told = {
  resource: string
  resourceId: string
  client: string | null
  from: string | null
  to: string | null
  metadata: unknown
  at: Date
}

const data = z.object({ id: z.string().max(64), resource: z.string().max(50), client: z.string().nullable(), from: z.string().max(50).nullable(), to: z.string().max(50).nullable() })

/** The body of every message: ids and states only, so that a receiver who wants more asks with its own rights. */
export const messageSchema = (event: WebhookEvent) =>
  z.strictObject({ type: z.literal(event.type), timestamp: z.iso.datetime(), data: event.facts ? data.extend(event.facts.shape).strict() : data.strict() })

/** The message of an event, checked by its schema; facts that the event lacks make it throw. */
export const messageOf = (event: WebhookEvent, told: Told) =>
  messageSchema(event).parse({
    type: event.type,
    timestamp: told.at.toISOString(),
    data: { id: told.resourceId, resource: told.resource, client: told.client, from: told.from, to: told.to, ...(event.facts && event.facts.parse(told.metadata ?? {})) },
  })

/** A message as the documentation shows it. */
export const exampleOf = (event: WebhookEvent) =>
  messageOf(event, {
    resource: event.event.split('.')[0]!, resourceId: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b0e', client: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b0f',
    from: event.states?.[0] ?? null, to: event.states?.[1] ?? null, metadata: event.example ?? {}, at: new Date('2026-11-20T10:00:00.000Z'),
  })
