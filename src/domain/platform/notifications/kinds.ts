import type { Priority } from './priorities'

/** How a mail goes out: at once; with others of these minutes; only if still unread after a while; in the day's summary. */
export type MailMode = 'now' | 'bundle' | 'unread' | 'digest'

/** What one side gets of a kind; `when` narrows it: told by somebody else than the person, done by the system, or while nobody is assigned. */
export type Way = { app: boolean; mail: MailMode | null; when?: 'bySystem' }

/** As whom news can reach somebody: as one of a client's people, of the agency's staff, as who runs the agency, or the installation. */
export type Reader = 'client' | 'agent' | 'admin' | 'operator'

export type Kind = {
  /** As the preferences list it. */
  label: string
  group: 'Posts' | 'Documents' | 'Messages' | 'Accounts' | 'Agency' | 'Security'
  priority: Priority
  /** The end of "You get this because …". */
  because: string
  /** Cannot be switched off, and carries no way to. */
  essential?: true
  /** Whom the table of spec 02-social §10 names. Kinds without it name their receivers themselves. */
  to?: { client?: Way; agent?: Way; admin?: Way }
  /** Where `to` does not say it: who can receive it at all, so that nobody else is offered a choice. Delivery does not ask. */
  readers?: readonly Reader[]
}

const [inApp, appAndMail, digest, ifUnread]: Way[] = [{ app: true, mail: null }, { app: true, mail: 'bundle' }, { app: false, mail: 'digest' }, { app: true, mail: 'unread' }]
const atOnce: Way = { app: true, mail: 'now' }
const [decides, looksAfter, manages, owns] = ['you decide on posts of your company', 'you look after this client', 'you manage this agency', 'this is an account of your company']
const post = (label: string, to: Kind['to'], priority: Priority = 'normal', because = to?.client ? decides : looksAfter): Kind => ({ label, group: 'Posts', priority, because, to })
const paper = (label: string, to: Kind['to'], because = looksAfter, readers?: readonly Reader[]): Kind => ({ label, group: 'Documents', priority: 'normal', because, to, readers })
const staff: readonly Reader[] = ['agent']
const asked = (label: string, priority: Priority, because: string): Kind => ({ label, group: 'Agency', priority, because, readers: staff })
const agency = (label: string, priority: Priority = 'normal'): Kind => ({ ...asked(label, priority, manages), readers: ['admin'] })
const subscription = (label: string, priority: Priority): Kind => ({ ...agency(label, priority), essential: true, readers: ['admin', 'operator'] })

/** Every kind of news there is. */
export const kinds = {
  'post.submitted': post('A post waits for you', { client: appAndMail }, 'high'),
  'post.resubmitted': post('A changed post waits for you', { client: appAndMail }, 'high'),
  'post.approved': post('A post was approved', { agent: appAndMail }),
  'post.rejected': post('A post was rejected', { agent: appAndMail, admin: digest }, 'high'),
  'post.changes_requested': post('Changes were asked for', { agent: appAndMail, admin: digest }, 'high'),
  'post.recalled': post('A post was taken back for changes', { client: inApp, agent: inApp }),
  'post.withdrawn': post('An approved post was withdrawn', { client: inApp, agent: inApp }),
  'post.rescheduled': post('A post was given another time', { client: inApp, agent: inApp }),
  'post.undone': post('A decision was taken back', { agent: inApp }),
  'post.overridden': post('The agency decided for the client', { client: appAndMail, agent: inApp, admin: inApp }, 'high'),
  'post.posted': post('A post is out', { client: appAndMail, agent: { app: true, mail: null, when: 'bySystem' } }),
  'post.due_unapproved': post('A planned post is not approved yet', { client: appAndMail, agent: appAndMail, admin: digest }, 'high'),
  'post.late': post('A post missed its time', { client: appAndMail, agent: appAndMail, admin: digest }, 'high'),
  'post.due_by_hand': post('A post is to be posted by hand', { agent: atOnce }, 'urgent'),
  'post.publish_failed': post('A post could not be published', { agent: atOnce, admin: inApp }, 'urgent'),
  'post.publish_uncertain': post('Nobody knows whether a post is out', { agent: atOnce, admin: inApp }, 'urgent'),
  'publishing.stopped': post('Publishing is stopped or goes on', { agent: atOnce, admin: atOnce }, 'urgent', 'you publish for this agency’s clients'),
  'approval.reminder': post('A decision still waits for you', { client: appAndMail }, 'high'),
  'approval.escalated': post('A client has not decided for two days', { agent: inApp, admin: appAndMail }, 'high', manages),
  'approval.confirm': post('Your yes is needed once more', { client: appAndMail }, 'high'),
  'approval.stalled': post('Nobody is left to decide for a client', { agent: appAndMail, admin: appAndMail }, 'high', looksAfter),
  'document.review_requested': paper('A document waits for you', { client: appAndMail }, 'you decide on documents of your company'),
  'document.approved': paper('A document was approved', { agent: appAndMail }),
  'document.changes_requested': paper('Changes to a document were asked for', { agent: appAndMail, admin: digest }),
  'document.review_undone': paper('A decision on a document was taken back', { agent: inApp }),
  'document.overridden': paper('The agency decided on a document for the client', { client: appAndMail, agent: inApp, admin: inApp }, 'you decide on documents of your company'),
  'document.ready': paper('A document that I started is ready', undefined, 'you started this document', staff),
  'document.failed': paper('A document that I started was not finished', undefined, 'you started this document', staff),
  'document.requested': paper('A client asks for a document', undefined, manages, ['admin']),
  'thread.comment': { label: 'A comment on a post or document', group: 'Messages', priority: 'normal', because: 'you take part in this', to: { client: ifUnread, agent: ifUnread } },
  'message.direct': { label: 'A message to you', group: 'Messages', priority: 'high', because: 'the message is to you', to: { client: ifUnread, agent: ifUnread } },
  'client.handed_over': { label: 'Somebody else looks after you', group: 'Messages', priority: 'normal', because: 'it is about your company', to: { client: inApp } },
  'account.expiring': { label: 'A connected account ends soon', group: 'Accounts', priority: 'high', because: owns, to: { client: appAndMail, agent: inApp, admin: inApp } },
  'account.broken': { label: 'A connected account must be connected again', group: 'Accounts', priority: 'high', because: owns, to: { client: appAndMail, agent: inApp, admin: inApp } },
  'connection.expiring': agency('A connection ends soon', 'high'),
  'connection.expired': agency('A connection has ended', 'high'),
  'connection.refused': agency('A key was refused', 'high'),
  'usage.warning': agency('Credits are nearly used up', 'high'),
  api_key: agency('An API key needs attention'),
  'documents.expiring': agency('Documents are about to expire', 'high'),
  'templates.lost': agency('Templates are no longer in the plan', 'high'),
  'domain.ending': agency('The own domain is about to end', 'high'),
  'domain.missing': agency('The own domain’s record is missing', 'high'),
  'domain.released': agency('The own domain was released', 'high'),
  'subscription.past_due': subscription('The subscription is overdue', 'high'),
  'subscription.suspended': subscription('The subscription is suspended', 'urgent'),
  'subscription.canceled': subscription('The subscription has ended', 'urgent'),
  webhook_disabled: agency('A webhook was switched off', 'high'),
  webhooks_dead: agency('Webhooks could not be handled', 'high'),
  'export.ready': asked('A file that I asked for is ready', 'normal', 'you asked for this file'),
  'export.failed': asked('A file that I asked for was not made', 'high', 'you asked for this file'),
  'weekly.summary': asked('The week in short', 'low', 'you asked for a weekly summary'),
  security: { label: 'Your sign-in', group: 'Security', priority: 'urgent', because: 'it concerns your account', essential: true, readers: ['client', ...staff] },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds

/** The kind of that name. Throws for one that is not registered, so that none escapes people's preferences. */
export const kindOf = (name: string): Kind => {
  const known = (kinds as Record<string, Kind>)[name]
  if (!known) throw new Error(`There is no kind of notification named ${name}.`)
  return known
}
