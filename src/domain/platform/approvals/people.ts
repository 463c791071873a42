import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

export type Policy = 'any' | 'all' | 'in_order'
export type Reviewer = { id: string; name: string; email: string }

const peopleSql = `select u.id, coalesce(nullif(trim(concat_ws(' ', u.first_name, u.last_name)), ''), u.display_name, u.email) as name, u.email
  from users u where u.is_active is not false and exists (
    select from users_memberships m where m._parent_id = u.id and m.client_id = $1 and m.role = 'client' and m.is_active is not false)
  order by array_position($2::uuid[], u.id), u.created_at, u.id`

/** The client's users who are there to decide, in the order in which they are asked: those named, or all where none of them is there any more. */
export const reviewersOf = async (req: PayloadRequest, client: string, named: readonly string[] = []): Promise<Reviewer[]> => {
  const people = await sqlOf(req).query<Reviewer>(peopleSql, [client, named])
  const wanted = people.filter(({ id }) => named.includes(id))
  return wanted.length > 0 ? wanted : people
}

export type Said = { user: string; decision: string; at: Date }

/** Who still has to say yes, the first of them being the one whose turn it is where they are asked in order. */
export const missingOf = (policy: Policy, people: readonly Reviewer[], said: readonly Said[]): Reviewer[] => {
  const yes = new Set(said.filter(({ decision }) => decision === 'approve').map(({ user }) => user))
  if (policy === 'any') return yes.size > 0 ? [] : [...people]
  return people.filter(({ id }) => !yes.has(id))
}

/** Whom an open round waits for: who is missing or, where everybody who is left has agreed because others have gone, all of them, one of whom confirms it. */
export const waitedFor = (policy: Policy, people: readonly Reviewer[], said: readonly Said[]): Reviewer[] => {
  const missing = missingOf(policy, people, said)
  return missing.length > 0 ? missing : [...people]
}

/** How a client wants its approvals: the policy and the named approvers, in order. */
export const wishesOf = async (req: PayloadRequest, client: string): Promise<{ policy: Policy; approvers: string[]; decisionLinks: boolean; requireClientReview: boolean }> => {
  const [row] = await sqlOf(req).query<{ policy: Policy; approvers: string[]; decisionLinks: boolean; requireClientReview: boolean }>(
    `select coalesce(c.approval_policy::text, 'any') as policy, c.decision_links is not false as "decisionLinks", c.require_client_review is true as "requireClientReview",
       coalesce((select array_agg(r.users_id::text order by r."order") from clients_rels r where r.parent_id = c.id and r.path = 'approvers'), '{}') as approvers
     from clients c where c.id = $1`, [client])
  return row ?? { policy: 'any', approvers: [], decisionLinks: false, requireClientReview: false }
}
