import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { endSessionsOf } from '@/src/engine/session'

/** People who work nowhere else: whoever is still a member of a usable agency stays signed in there. */
const peopleSql = `select distinct m._parent_id as id from users_memberships m join users u on u.id = m._parent_id
  where m.agency_id = $1 and u.is_super_admin is not true and not exists (
    select from users_memberships o join agencies a on a.id = o.agency_id
    where o._parent_id = m._parent_id and o.agency_id <> $1 and o.is_active is not false
      and a.is_active is not false and coalesce(a.subscription_status::text, 'active') not in ('canceled', 'suspended'))`

/** Ends the sessions of an agency's people, in the request's transaction. Answers how many people that are. */
export const signOutAgency = async (req: PayloadRequest, agency: string): Promise<number> => {
  const people = await sqlOf(req).query<{ id: string }>(peopleSql, [agency])
  for (const { id } of people) await endSessionsOf(req, id)
  return people.length
}
