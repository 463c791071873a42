import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { conversationOf } from '@/src/domain/platform/messages'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { missingOf, reviewersOf, wishesOf, type Reviewer } from '../people'
import { aboutRound, decisionsOf, holdSubject, roundById, type Round } from '../rows'
import { subjectOf } from '../subjects'
import { askingTypes, askReviewers, nameOf } from '../telling'

/** Open rounds whose people are no longer those they wait for: another list of approvers, a lost turn, nobody left to say yes, or somebody again. */
const changedSql = `with present as (
    select m.client_id, m._parent_id as user_id from users_memberships m join users u on u.id = m._parent_id and u.is_active is not false where m.role = 'client' and m.is_active is not false),
  waiting as (
    select a.id, a.client_id, a.turn_id, a.stalled_at, a.opened_at, coalesce(a.approvers, '[]') as approvers,
      coalesce((select jsonb_agg(r.users_id::text order by r."order") from clients_rels r where r.parent_id = a.client_id and r.path = 'approvers'), '[]') as wanted
    from approvals a join clients c on c.id = a.client_id and c.is_active is not false where a.status = 'open' and ($1::uuid is null or a.agency_id = $1))
  select w.id from waiting w where w.approvers <> w.wanted
    or (w.turn_id is not null and not exists (select from present p where p.client_id = w.client_id and p.user_id = w.turn_id))
    or (w.stalled_at is null) <> exists (select from present p where p.client_id = w.client_id
      and (w.wanted ? p.user_id::text or not exists (select from present q where q.client_id = w.client_id and w.wanted ? q.user_id::text))
      and not exists (select from approval_decisions d where d.approval_id = w.id and d.user_id = p.user_id and d.decision = 'approve' and d.undone_at is null))
  order by w.opened_at limit 500`

/**
 * Lets open rounds, of one agency or of all, follow who decides for their clients. Whoever is newly waited for is asked. Where everybody
 * who is left has agreed, nothing is approved by that: they are asked for one confirmation, and the agency is told, which may decide in
 * the client's place; where nobody is left, the agency alone. The policy stays the one that was asked under. Answers how many rounds changed.
 */
export const followApprovers = async (payload: Payload, agency: string | null = null): Promise<number> => {
  let followed = 0
  for (const { id } of await poolOf(payload).query<{ id: string }>(changedSql, [agency])) if (await follow(payload, id)) followed += 1
  return followed
}

const keep = `update approvals set approvers = $2::jsonb, turn_id = $3, stalled_at = case when $4 then coalesce(stalled_at, now()) end, updated_at = now() where id = $1`

const follow = async (payload: Payload, id: string): Promise<boolean> =>
  inTransaction(await systemRequest(payload, 'approvals'), async (req) => {
    const seen = await roundById(req, id)
    if (!seen || !(await holdSubject(req, { slug: seen.slug, id: seen.subject }))) return false
    const round = (await roundById(req, id))!
    if (round.status !== 'open') return false
    const { approvers } = await wishesOf(req, round.client)
    const people = await reviewersOf(req, round.client, approvers)
    const missing = missingOf(round.policy, people, await decisionsOf(req, id))
    const turn = round.policy === 'in_order' ? (missing[0]?.id ?? null) : null
    await sqlOf(req).query(keep, [id, JSON.stringify(approvers), turn, missing.length === 0])
    await recordEvent(req, { ...aboutRound(round), type: 'approvals.follow', metadata: { approval: id, missing: missing.map((one) => one.id), stalled: missing.length === 0 } })
    if (missing.length > 0) await askNewly(req, round, people, turn ? missing.slice(0, 1) : missing)
    else if (!round.stalledAt) await tellStalled(req, round, people)
    return true
  })

const askedSql = `select distinct user_id as id from notifications where subject = $1 and type = any($2) and created_at >= $3 and user_id = any($4)`

/** Asks who is waited for and was not asked yet; where one yes is enough, only once nobody is left who was. */
const askNewly = async (req: PayloadRequest, round: Round, people: readonly Reviewer[], missing: readonly Reviewer[]): Promise<void> => {
  const rows = await sqlOf(req).query<{ id: string }>(askedSql, [conversationOf({ slug: round.slug, id: round.subject }), askingTypes, round.openedAt, people.map(({ id }) => id)])
  const asked = new Set(rows.map(({ id }) => id))
  if (round.policy === 'any' && asked.size > 0) return
  await askReviewers(req, round, missing.filter(({ id }) => !asked.has(id)), 'requested')
}

const inWords = (round: Round, people: readonly Reviewer[]): { title: string; body: string } => {
  const { noun } = subjectOf(round.slug)
  if (people.length === 0) return { title: `Nobody decides on ${nameOf(round)} any more`, body: `Nobody at the client has a sign-in. Invite somebody, decide on the ${noun} in the client’s place, or take it back.` }
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(people.map(({ name }) => name))
  return { title: `${nameOf(round)} waits for a confirmation`, body: `Everybody who is left at the client has agreed, and who else was asked decides no more. It stays unapproved until ${names} confirms it, or you decide in the client’s place.` }
}

const tellStalled = async (req: PayloadRequest, round: Round, people: readonly Reviewer[]): Promise<void> => {
  const [at, { pages }] = [Date.now(), subjectOf(round.slug)]
  if (people.length > 0) await askReviewers(req, round, people, 'confirm', at)
  const near = (await agentsOf(req, round.client)).map(({ id }) => ({ user: id }))
  const told = { ...inWords(round, people), type: 'approval.stalled', link: pages.staff(round.subject), agency: round.agency, client: round.client, subject: conversationOf({ slug: round.slug, id: round.subject }) }
  await tell(req, [...near, { role: 'agency_admin', agency: round.agency }], told, { mail: { key: `approval:${round.id}:stalled:${at}` } })
}
