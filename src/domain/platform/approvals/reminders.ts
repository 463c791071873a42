import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { reviewersOf, waitedFor, type Reviewer } from './people'
import { followApprovers } from './round/follow'
import { aboutRound, decisionsOf, roundById, type Round } from './rows'
import { subjectOf } from './subjects'
import { askReviewers, nameOf } from './telling'

/** That a round has waited for as many hours as its agency waits, which may remind nobody at all. No agency waits for less than an hour. */
const waited = (column: string, usual: number): string =>
  `opened_at < now() - interval '1 hour' and exists (select from agencies g where g.id = approvals.agency_id and g.remind_reviewers is not false and approvals.opened_at < now() - make_interval(hours => coalesce(g.${column}, ${usual})::int))`

/** What a waiting round is due for, by how long it has waited, and the mark that says it was done. */
const steps = [
  { what: 'remind', due: `reminders = 0 and ${waited('remind_first_hours', 24)}`, mark: 'reminders = 1, reminded_at = now()' },
  { what: 'remind', due: `reminders = 1 and ${waited('remind_second_hours', 48)}`, mark: 'reminders = 2, reminded_at = now()' },
  { what: 'escalate', due: `reminders >= 2 and escalated_at is null and ${waited('escalate_hours', 72)}`, mark: 'escalated_at = now()' },
  { what: 'warn', due: `warned_at is null and due_at > now() and due_at < now() + interval '24 hours'`, mark: 'warned_at = now()' },
] as const

type What = (typeof steps)[number]['what']
const most = 200

/**
 * Reminds who has not decided after a day and after two, or when their agency wants it, then tells the agency's administrators, and warns everybody of what is to go out
 * within a day and waits. Each once per round, however many processes sweep: the mark is set in the transaction of the news.
 */
export const remindReviewers = async (payload: Payload): Promise<Record<What | 'followed', number>> => {
  const counts = { remind: 0, escalate: 0, warn: 0, followed: await followApprovers(payload) }
  for (const { what, due, mark } of steps) {
    const waiting = await poolOf(payload).query<{ id: string }>(`select id from approvals where status = 'open' and ${due} and exists (select from clients c where c.id = client_id and c.is_active is not false) order by opened_at limit ${most}`)
    for (const { id } of waiting) if (await once(payload, id, due, mark, what)) counts[what] += 1
  }
  return counts
}

const once = async (payload: Payload, id: string, due: string, mark: string, what: What): Promise<boolean> =>
  inTransaction(await systemRequest(payload, 'approvals'), async (req) => {
    const [taken] = await sqlOf(req).query<{ reminders: number }>(`update approvals set ${mark}, updated_at = now() where id = $1 and status = 'open' and ${due} returning reminders::int as reminders`, [id])
    const round = taken ? await roundById(req, id) : null
    if (!taken || !round) return false
    await tellOf[what](req, round, await missing(req, round), taken.reminders)
    await recordEvent(req, { ...aboutRound(round), type: `approvals.${what}`, metadata: { approval: round.id } })
    return true
  })

/** Who is asked and has not answered; in order only the one whose turn it is. */
const missing = async (req: PayloadRequest, round: Round): Promise<Reviewer[]> => {
  const people = waitedFor(round.policy, await reviewersOf(req, round.client, round.approvers), await decisionsOf(req, round.id))
  return round.turn ? people.slice(0, 1) : people
}

const staffNews = (round: Round, people: readonly Reviewer[], title: string, body: string) => {
  const { kind, pages } = subjectOf(round.slug)
  const names = people.map(({ name }) => name).join(', ') || 'nobody has a sign-in'
  return { title, body: `${body} Missing: ${names}.`, link: pages.staff(round.subject), agency: round.agency, client: round.client, subject: `${kind}:${round.subject}` }
}

const sinceOf = ({ openedAt }: Round): string => {
  const hours = Math.floor((Date.now() - openedAt.getTime()) / 3_600_000)
  return hours < 48 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : `${Math.floor(hours / 24)} days`
}

const tellOf: Record<What, (req: PayloadRequest, round: Round, people: Reviewer[], reminders: number) => Promise<unknown>> = {
  remind: (req, round, people, reminders) => askReviewers(req, round, people, 'reminder', reminders),
  escalate: (req, round, people) => {
    const told = staffNews(round, people, `${nameOf(round)} has waited for ${sinceOf(round)}`, 'The client was reminded twice and has not decided.')
    return tell(req, [{ role: 'agency_admin', agency: round.agency }, { agentOf: round.client }], { ...told, type: 'approval.escalated' }, { mail: { key: `approval:${round.id}:escalated` } })
  },
  warn: async (req, round, people) => {
    await askReviewers(req, round, people, 'due')
    const told = staffNews(round, people, `${nameOf(round)} is planned within a day and not approved`, 'Without a decision it is not posted.')
    return tell(req, { agentOf: round.client }, { ...told, type: 'post.due_unapproved' }, { mail: { key: `approval:${round.id}:due:staff` } })
  },
}
