import type { PayloadRequest, SanitizedPermissions } from 'payload'
import type { Reader } from '../format/reader'

type Operation = 'read' | 'update'
type Entry = { slug: string; title: string; about: string; collection: string; operation: Operation }

/** The parts of the settings with the collection whose right opens them, as the permission table gives it to the person. */
const all = [
  { slug: 'billing', title: 'Plan and usage', about: 'What the plan includes, seats and credits used, and what used them.', collection: 'plans', operation: 'read' },
  { slug: 'domain', title: 'Custom domain', about: 'Your own address for the portal, proved with a DNS record.', collection: 'agencies', operation: 'update' },
  { slug: 'social', title: 'Posts and approvals', about: 'Decisions in a client’s place, reminders, times, and what each network takes.', collection: 'agencies', operation: 'update' },
  { slug: 'services', title: 'Service keys', about: 'Your own keys for writing, search and pictures.', collection: 'connections', operation: 'read' },
  { slug: 'api-keys', title: 'API keys', about: 'What other programs sign in with, and what each may do.', collection: 'api-keys', operation: 'read' },
  { slug: 'webhooks', title: 'Webhooks', about: 'Messages sent to your systems when something happens here.', collection: 'webhook-endpoints', operation: 'read' },
  { slug: 'incoming', title: 'Incoming messages', about: 'What came in and could not be handled: why, and what a replay would change.', collection: 'webhook-events', operation: 'read' },
  { slug: 'audit', title: 'Audit log', about: 'Who did what, when and from where, and the proof that nothing was changed since.', collection: 'events', operation: 'read' },
  { slug: 'operator', title: 'Operation', about: 'All agencies, open alerts and the installation in figures.', collection: 'alerts', operation: 'read' },
] as const satisfies readonly Entry[]

export type SectionSlug = (typeof all)[number]['slug']
export type Section = Entry & { slug: SectionSlug }

/** What each part is given; `agency` is empty where all of them are meant, `row` is what stands behind the part in the address. */
export type SectionProps = { req: PayloadRequest; admin: string; agency: string; reader: Reader; isOperator: boolean; row: string | null; query: Record<string, string | string[] | undefined> }

/** The sections that a person may open. */
export const sectionsFor = (permissions: SanitizedPermissions | undefined): Section[] =>
  all.filter(({ collection, operation }) => Boolean((permissions?.collections as Record<string, Partial<Record<Operation, boolean>>> | undefined)?.[collection]?.[operation]))
