import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { containing } from '@/src/engine/database/containing'
import { fail } from '@/src/errors'

/** Somebody of a team, or invited into it; `user` is the person's own id, which an open invitation does not tell. */
export type Member = {
  id: string
  user: string
  email: string
  firstName: string | null
  lastName: string | null
  displayName: string | null
  role: string
  client: string | null
  jobTitle: string | null
  avatar: string | null
  isActive: boolean
  isEmailVerified: boolean
  lastLoginAt: Date | null
  createdAt: Date
  deactivationReason: string | null
  deactivatedAt: Date | null
  deactivatedBy: string | null
  joinedAt: Date | null
  invitedBy: string | null
  hasSecondFactor: boolean
  isLocked: boolean
  invitation: 'accepted' | 'pending' | 'expired'
  invitationExpiresAt: Date | null
}

const accepted = `select u.id::text as id, u.id::text as "user", u.email, u.first_name as "firstName", u.last_name as "lastName", u.display_name as "displayName", m.role::text as role, m.client_id::text as client,
    u.job_title as "jobTitle", u.avatar_id::text as avatar, (m.is_active is not false and u.is_active is not false) as "isActive", u.is_email_verified is not false as "isEmailVerified",
    u.last_login_at::timestamptz as "lastLoginAt", u.created_at::timestamptz as "createdAt", m.deactivation_reason as "deactivationReason",
    m.deactivated_at as "deactivatedAt", m.deactivated_by_id::text as "deactivatedBy", m.joined_at as "joinedAt", m.invited_by_id::text as "invitedBy",
    exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "hasSecondFactor",
    exists (select from sign_in_attempts t where t.name = encode(sha256(convert_to(lower(u.email), 'UTF8')), 'hex') and t.locked_until > now()) as "isLocked", 'accepted' as invitation, null::timestamptz as "invitationExpiresAt"
  from users_memberships m join users u on u.id = m._parent_id where m.agency_id = $1`

// Of somebody who has not accepted, an agency sees what it wrote into the invitation, whether or not the person is known elsewhere.
const open = `select l.data->>'invitation', l.user_id::text, coalesce(l.data->>'email', u.email), l.data->>'firstName', l.data->>'lastName', coalesce(nullif(concat_ws(' ', l.data->>'firstName', l.data->>'lastName'), ''), l.data->>'email', u.email),
    l.data->>'role', l.data->>'client', l.data->>'jobTitle', null, false, false, null, (l.data->>'invitedAt')::timestamptz, null, null, null, null, l.data->>'invitedBy', false, false,
    case when l.expires_at > now() then 'pending' else 'expired' end, l.expires_at
  from one_time_links l join users u on u.id = l.user_id
  where l.agency_id = $1 and l.purpose = 'invitation' and l.used_at is null and not exists (select from users_memberships m where m._parent_id = l.user_id and m.agency_id = l.agency_id)`

const team = `(${accepted} union all ${open}) t`

export type Filter = { role?: string; isActive?: boolean; search?: string }

/** The people of an agency and those invited, by name, at most 500. */
export const membersOf = (req: PayloadRequest, agency: string, { role, isActive, search }: Filter = {}): Promise<Member[]> =>
  sqlOf(req).query<Member>(
    `select * from ${team} where ($2::text is null or role = $2) and ($3::boolean is null or "isActive" = $3)
       and ($4::text is null or email ilike $4 or "displayName" ilike $4) order by "displayName", email limit 500`,
    [agency, role ?? null, isActive ?? null, search ? containing(search) : null])

/** One person of an agency, or one invitation into it. Throws RES_001 for anybody else. */
export const memberOf = async (req: PayloadRequest, agency: string, id: string): Promise<Member> => {
  const [member] = await sqlOf(req).query<Member>(`select * from ${team} where id = $2`, [agency, id])
  if (!member) throw fail('RES_001')
  return member
}

/** A member as answers show one. */
export const shown = ({ user: _user, ...member }: Member): Omit<Member, 'user'> => member

/** A member as colleagues see one: who is open to attack, and who is locked, is for admins. */
export const shownToColleagues = (member: Member): Omit<Member, 'user' | 'hasSecondFactor' | 'isLocked'> => {
  const { hasSecondFactor: _factor, isLocked: _lock, ...rest } = shown(member)
  return rest
}
