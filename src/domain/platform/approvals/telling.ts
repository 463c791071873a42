import type { PayloadRequest } from 'payload'
import { cancelMails, tell, type Mailed, type Told } from '@/src/domain/platform/notify'
import { conversationOf } from '@/src/domain/platform/messages'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { sqlOf } from '@/src/engine/database'
import { decisionUrl } from './links/late'
import type { Reviewer } from './people'
import { previewOf } from './preview'
import type { Round } from './rows'
import { subjectOf, type Subject } from './subjects'

export type Why = 'requested' | 'reminder' | 'due' | 'confirm'

const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const typeOf = ({ kind }: Subject, why: Why, round: Round): string => {
  if (why === 'reminder') return 'approval.reminder'
  if (why === 'due') return 'post.due_unapproved'
  if (why === 'confirm') return 'approval.confirm'
  return kind === 'document' ? 'document.review_requested' : round.round > 1 ? 'post.resubmitted' : 'post.submitted'
}

/** What a round is about, in quotation marks. */
export const nameOf = ({ title }: Pick<Round, 'title'>): string => `“${title ?? 'Untitled'}”`

const wordsOf = ({ noun }: Subject, why: Why, round: Round): { title: string; body: string } => {
  const name = nameOf(round)
  if (why === 'reminder') return { title: `${name} still waits for you`, body: `The ${noun} ${name} still waits for your decision.` }
  if (why === 'due') return { title: `${name} is planned within a day`, body: `The ${noun} ${name} is to go out within a day and still waits for your decision. Without it nothing is posted.` }
  if (why === 'confirm') return { title: `${name} needs your confirmation`, body: `You agreed to the ${noun} ${name}. Who else was asked decides no more, so that it still waits for one of you: confirm it, or say what to change.` }
  return round.round > 1
    ? { title: `${name} was changed and waits for you`, body: `Your agency has changed the ${noun} ${name}. Look at it once more and decide.` }
    : { title: `${name} waits for you`, body: `The ${noun} ${name} waits for your decision: approve it, or say what to change.` }
}

/** Mails that ask about a round fall away with what they ask. */
const asking = (round: string): string => `approval:${round}`

export const askingTypes = ['post.submitted', 'post.resubmitted', 'document.review_requested', 'approval.reminder', 'post.due_unapproved', 'approval.confirm']
const answered = `update notifications n set read_at = now(), updated_at = now()
  where n.user_id in (select m._parent_id from users_memberships m where m.client_id = $1) and n.read_at is null and n.subject = $2 and n.type = any($3)`

/** Drops what has not left of the mails that ask about a round, and marks what asks in the app as read: it is decided, or asked about no more. */
export const stopAsking = async (req: PayloadRequest, { id, slug, subject, client }: Round): Promise<void> => {
  await cancelMails(req, asking(id))
  await sqlOf(req).query(answered, [client, conversationOf({ slug, id: subject }), askingTypes])
}

/**
 * Asks people to decide, each with a link of their own where the client wants such. `turn` tells one asking for the same reason from the
 * next; each is mailed once, however often this is called.
 */
export const askReviewers = async (req: PayloadRequest, round: Round, people: readonly Reviewer[], why: Why, turn = 0): Promise<number> => {
  const subject = subjectOf(round.slug)
  const page = subject.pages.client(round.subject)
  return tell(
    req, people.map(({ id }) => ({ user: id })),
    { type: typeOf(subject, why, round), ...wordsOf(subject, why, round), link: page, agency: round.agency, client: round.client, subject: conversationOf({ slug: round.slug, id: round.subject }) },
    { mail: { key: `approval:${round.id}:${why}:${turn}`, cancelKey: asking(round.id), preview: await previewOf(req, round), button: async ({ id }) => ({ label: 'Look and decide', url: decisionUrl(round.id, id, page) }) } },
  )
}

const outcomeWords: Record<string, (name: string, who: string) => string> = {
  approved: (name, who) => `${who} approved ${name}`,
  rejected: (name, who) => `${who} rejected ${name}`,
  changes_requested: (name, who) => `${who} asks for changes to ${name}`,
}

export type News = { outcome: string; who: string; note: string | null; override: string | null; by: string }

/** Tells the agency what was decided, and every user of the client when it was decided in their place. */
export const tellOutcome = async (req: PayloadRequest, round: Round, { outcome, who, note, override, by }: News): Promise<number> => {
  const subject = subjectOf(round.slug)
  const agent = await subject.agent(req, round.subject)
  const title = first(outcomeWords[outcome]?.(nameOf(round), who) ?? nameOf(round))
  const about = { agency: round.agency, client: round.client, subject: conversationOf({ slug: round.slug, id: round.subject }) }
  const mail = { key: `approval:${round.id}:${outcome}:${by}`, quote: note ? { text: note, by: who } : undefined }
  const staff = { ...about, title, body: [override && `In the client’s place: ${override}`, note].filter(Boolean).join('\n\n') || title, link: subject.pages.staff(round.subject) }
  if (!override) return tellStaff(req, round, agent, { ...staff, type: `${subject.kind}.${outcome}` }, mail)
  const type = `${subject.kind}.overridden`
  const told = await tell(req, { clientUsers: round.client }, { ...about, type, title, body: `Your agency decided in your place. The reason: ${override}`, link: subject.pages.client(round.subject) }, { mail: { key: `${mail.key}:client` } })
  return told + (await tell(req, [{ agentOf: round.client }, { role: 'agency_admin', agency: round.agency }], { ...staff, type }, { mail: { key: `${mail.key}:staff` }, except: [by] }))
}

/** Who looks after the client hears at once; of a no, the agency's administrators in their day's summary. */
const tellStaff = async (req: PayloadRequest, { agency, client }: Round, agent: string | null, told: Told, mail: Mailed): Promise<number> => {
  const near = (await agentsOf(req, client)).map(({ id }) => id)
  const count = await tell(req, [...(agent ? [{ user: agent }] : []), ...near.map((id) => ({ user: id }))], told, { mail })
  if (told.type.endsWith('.approved')) return count
  return count + (await tell(req, { role: 'agency_admin', agency }, told, { app: false, mail: { ...mail, key: `${mail.key}:admins`, mode: 'digest' }, except: [...near, agent] }))
}
