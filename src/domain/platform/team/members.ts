import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'

export type Member = {
  id: string
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
  hasSecondFactor: boolean
  invitation: 'accepted' | 'pending' | 'expired'
  invitationExpiresAt: Date | null
}

const columns = `u.id, u.email, u.first_name as "firstName", u.last_name as "lastName", u.display_name as "displayName", m.role::text as role, m.client_id as client,
  u.job_title as "jobTitle", u.avatar_id as avatar, (m.is_active is not false and u.is_active is not false) as "isActive", u.is_email_verified is not false as "isEmailVerified",
  u.last_login_at as "lastLoginAt", u.created_at as "createdAt", m.deactivation_reason as "deactivationReason",
  exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "hasSecondFactor",
  case when i.id is null or m.joined_at is not null then 'accepted' when i.expires_at > now() and i.used_at is null then 'pending' else 'expired' end as invitation,
  case when m.joined_at is null then i.expires_at end as "invitationExpiresAt"`
const from = `users_memberships m join users u on u.id = m._parent_id
  left join lateral (select id, expires_at, used_at from one_time_links l where l.user_id = u.id and l.agency_id = m.agency_id and l.purpose = 'invitation' order by created_at desc limit 1) i on true`

export type Filter = { role?: string; isActive?: boolean; search?: string }

const pattern = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`

/** The people of an agency by name, at most 500. */
export const membersOf = (req: PayloadRequest, agency: string, { role, isActive, search }: Filter = {}): Promise<Member[]> =>
  sqlOf(req).query<Member>(
    `select ${columns} from ${from} where m.agency_id::text = $1 and ($2::text is null or m.role::text = $2) and ($3::boolean is null or (m.is_active is not false and u.is_active is not false) = $3)
       and ($4::text is null or u.email ilike $4 or u.display_name ilike $4) order by u.display_name, u.email limit 500`,
    [agency, role ?? null, isActive ?? null, search ? pattern(search) : null])

/** One person of an agency. Throws RES_001 for anybody else. */
export const memberOf = async (req: PayloadRequest, agency: string, user: string): Promise<Member> => {
  const [member] = await sqlOf(req).query<Member>(`select ${columns} from ${from} where m.agency_id::text = $1 and u.id::text = $2`, [agency, user])
  if (!member) throw fail('RES_001')
  return member
}
