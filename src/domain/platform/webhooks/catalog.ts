import { z } from 'zod'
import { workflows } from '@/src/domain/workflows'

/** One kind of message that an agency may subscribe to; `event` is the type in `events` that it is made of. */
export type WebhookEvent = {
  type: string
  event: string
  /** Ends the sentence "Sent when …". */
  when: string
  /** A state change: where the row came from and where it is now, in the example. */
  states?: readonly [string, string]
  /** What the message takes from the event's metadata besides ids and states. */
  facts?: z.ZodObject
  example?: Record<string, unknown>
}

const run = z.object({ runId: z.uuid().nullable().default(null) })
const runExample = { runId: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b10' }

/** Messages with a name of their own, and events that no table or workflow gives rise to. */
const named: readonly WebhookEvent[] = [
  { type: 'document.ready', event: 'documents.complete', when: 'a document is finished and can be read', states: ['generating', 'ready'] },
  { type: 'document.failed', event: 'documents.fail', when: 'a document could not be made', states: ['generating', 'failed'] },
  { type: 'documents.generate', event: 'documents.generate', when: 'somebody asks for a document', facts: run, example: runExample },
  { type: 'documents.edit', event: 'documents.edit', when: 'somebody changes the text of a document', facts: run, example: runExample },
  { type: 'documents.updated', event: 'documents.updated', when: 'a changed document has been drawn again' },
  { type: 'documents.request', event: 'documents.request', when: 'a client asks for a document that staff are to start' },
  { type: 'documents.restore', event: 'documents.restore', when: 'a deleted document is taken back' },
  { type: 'documents.share', event: 'documents.share', when: 'somebody gives out a link to a document' },
  { type: 'documents.unshare', event: 'documents.unshare', when: 'the links to a document are taken back' },
  { type: 'posts.reschedule', event: 'posts.reschedule', when: 'a post that is approved gets another time' },
  { type: 'clients.stop_publishing', event: 'clients.stop_publishing', when: 'publishing is stopped for a client' },
  { type: 'clients.resume_publishing', event: 'clients.resume_publishing', when: 'publishing goes on for a client' },
  { type: 'agencies.stop_publishing', event: 'agencies.stop_publishing', when: 'publishing is stopped for the whole agency' },
  { type: 'agencies.resume_publishing', event: 'agencies.resume_publishing', when: 'publishing goes on in the agency' },
  { type: 'export.ready', event: 'exports.ready', when: 'a file that somebody asked for is ready to be downloaded', facts: z.object({ rows: z.int(), bytes: z.int() }), example: { rows: 2400, bytes: 1_250_000 } },
  { type: 'export.failed', event: 'exports.fail', when: 'a file that somebody asked for could not be made' },
  { type: 'users.invite', event: 'users.invite', when: 'somebody is invited into the agency' },
  { type: 'users.join', event: 'users.join', when: 'somebody accepts an invitation' },
  { type: 'users.role_change', event: 'users.role_change', when: 'somebody’s role in the agency changes' },
  { type: 'users.login', event: 'users.login', when: 'somebody signs in' },
  { type: 'users.logout', event: 'users.logout', when: 'somebody signs out' },
  { type: 'users.login_failed', event: 'users.login_failed', when: 'a sign-in of one of the agency’s people is refused' },
  { type: 'users.refresh_reused', event: 'users.refresh_reused', when: 'a copied sign-in is used and ended' },
  { type: 'api-keys.revoke', event: 'api-keys.revoke', when: 'an API key is revoked' },
  { type: 'usage.warning', event: 'usage.warning', when: 'most of the period’s credits are used' },
  {
    type: 'webhook.received', event: 'webhooks.received', when: 'one of the agency’s incoming endpoints has taken a message in',
    facts: z.object({ webhookEventId: z.uuid(), kind: z.string().max(100) }), example: { webhookEventId: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b11', kind: 'order.paid' },
  },
  { type: 'webhook.disabled', event: 'webhook-endpoints.disable', when: 'one of the agency’s endpoints is switched off because it could not be reached' },
]

/** Collections whose rows people make, change and delete, in the words of a sentence. */
const verbs = { create: 'added', update: 'changed', delete: 'deleted' }
type Verb = keyof typeof verbs
const all: readonly Verb[] = ['create', 'update', 'delete']
const recorded: Record<string, readonly [what: string, verbs: readonly Verb[]]> = {
  agencies: ['the agency’s own page', ['update']],
  clients: ['a client', ['create', 'update']],
  documents: ['a document', ['create', 'update', 'delete']],
  posts: ['a post', all],
  sources: ['a source', all],
  files: ['a file', all],
  connections: ['a connection', all],
  'api-keys': ['an API key', ['create', 'update']],
  'team-assignments': ['a client of a member', all],
  'webhook-endpoints': ['a webhook endpoint', all],
  'export-presets': ['a preset for exports', all],
  entitlements: ['what the agency may use', all],
}

const changes = Object.entries(recorded).flatMap(([slug, [what, which]]) =>
  which.map((verb): WebhookEvent => ({ type: `${slug}.${verb}`, event: `${slug}.${verb}`, when: `${what} is ${verbs[verb]}` })))

const moves = workflows.flatMap(({ slug, transitions, states }) =>
  Object.entries(transitions).map(([name, { from, to, label }]): WebhookEvent => ({
    type: `${slug}.${name}`, event: `${slug}.${name}`, states: [from[0]!, to],
    when: `a row of \`${slug}\` makes the move “${label}” and is then “${states[to]?.label ?? to}”`,
  })))

const taken = new Set(named.map(({ event }) => event))

/** Every message there is, by type: what the documentation lists, what an endpoint may subscribe to, and what is sent. */
export const webhookCatalog: ReadonlyMap<string, WebhookEvent> = new Map(
  [...named, ...[...moves, ...changes].filter(({ event }) => !taken.has(event))].map((entry) => [entry.type, entry]))

/** Sent by the test button only; nobody subscribes to it. */
export const testEvent: WebhookEvent = { type: 'webhook.test', event: 'webhook.test', when: 'somebody presses the test button of an endpoint' }

const families = new Set([...webhookCatalog.keys()].map((type) => `${type.split('.')[0]}.*`))

/** Whether an endpoint may subscribe to this: a type, all of a family (`documents.*`), or everything (`*`). */
export const isSubscribable = (type: string): boolean => type === '*' || families.has(type) || webhookCatalog.has(type)

/** Whether what an endpoint subscribes to covers a type. */
export const covers = (subscribed: readonly string[], type: string): boolean =>
  subscribed.some((one) => one === '*' || one === type || one === `${type.split('.')[0]}.*`)
