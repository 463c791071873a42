import type { PayloadRequest } from 'payload'
import type { WorkArea } from '@/src/domain/platform/messages/words'
import { sqlOf } from '@/src/engine/database'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { shownName } from './names'

/** Somebody who looks after a client; `assigned` is false for an administrator who stands in because nobody is. */
export type Agent = { id: string; email: string; name: string; avatar: string | null; jobTitle: string | null; role: string; isPrimary: boolean; assigned: boolean }

const columns = `u.id, u.email, ${shownName('u')} as name, u.avatar_id as avatar, u.job_title as "jobTitle", m.role::text as role`

/** Assignments that hold: of people who still work there, in the area `$2`. One without areas is for everything. */
const assignmentsAs = (t: string, u: string, m: string) => `team_assignments ${t} join users ${u} on ${u}.id = ${t}.user_id and ${u}.is_active is not false
  join users_memberships ${m} on ${m}._parent_id = ${u}.id and ${m}.agency_id = ${t}.agency_id and ${m}.is_active is not false and ${m}.role::text <> 'client'`
const assignments = assignmentsAs('t', 'u', 'm')
const inAreaOf = (t: string, area: string) => `(not exists (select from team_assignments_areas a where a.parent_id = ${t}.id) or exists (select from team_assignments_areas a where a.parent_id = ${t}.id and a.value::text = ${area}))`
const inArea = inAreaOf('t', '$2')

/** SQL for a fact about somebody (`worker`) who is assigned to a client in the social area, by expressions for both; null for anybody else. */
export const ofAssigned = (fact: string, { person, client }: { person: string; client: string }): string =>
  `(select ${fact} from ${assignmentsAs('work', 'worker', 'standing')} where work.client_id = ${client} and work.user_id = ${person} and ${inAreaOf('work', `'social'`)} limit 1)`

const assignedSql = `select ${columns}, t.is_primary is true as "isPrimary", true as assigned from ${assignments}
  where t.client_id = $1 and ${inArea} order by t.is_primary is true desc, t.created_at, u.id`

const adminsSql = `select ${columns}, false as "isPrimary", false as assigned
  from clients c join users_memberships m on m.agency_id = c.agency_id and m.role::text = 'agency_admin' and m.is_active is not false
  join users u on u.id = m._parent_id and u.is_active is not false where c.id = $1 order by u.created_at, u.id limit 20`

/** Who looks after a client, the one asked first in front; where nobody is assigned, the agency's administrators. */
export const agentsOf = async (req: PayloadRequest, client: string, area: WorkArea = 'social'): Promise<Agent[]> => {
  const assigned = await sqlOf(req).query<Agent>(assignedSql, [client, area])
  return unique(assigned.length > 0 ? assigned : await sqlOf(req).query<Agent>(adminsSql, [client]))
}

const unique = (agents: Agent[]): Agent[] => [...new Map(agents.map((agent) => [agent.id, agent])).values()]

const lookedAfterSql = `select t.client_id as client, t.agency_id as agency, t.is_primary is true as "isPrimary" from ${assignments} where t.user_id = $1 and t.agency_id = any($3) and ${inArea}
  union select c.id, c.agency_id, false from clients c where c.agency_id = any($4) and not exists (select from ${assignments} where t.client_id = c.id and ${inArea})`

/** The clients that the caller looks after: those assigned, and where they administer the agency, those of nobody. */
export const clientsLookedAfter = async (req: PayloadRequest, area: WorkArea = 'social'): Promise<{ client: string; agency: string; isPrimary: boolean }[]> => {
  const staff = standingsOf(req.user).filter(({ role }) => role !== 'client')
  if (staff.length === 0) return []
  const managed = staff.filter(({ role }) => role === 'agency_admin')
  return sqlOf(req).query(lookedAfterSql, [req.user!.id, area, staff.map(({ agency }) => agency), managed.map(({ agency }) => agency)])
}
