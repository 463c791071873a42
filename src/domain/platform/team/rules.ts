import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import type { Member } from './members'

export type Change = { role?: string; client?: string | null; isActive?: boolean }

const rank: Record<string, number> = { client: 0, talent: 1, producer: 2, seller: 2, agency_member: 2, agency_admin: 3 }

/** Takes the agency's turn, so that two admins cannot remove each other at once. */
export const lockAgency = async (req: PayloadRequest, agency: string): Promise<void> => {
  await sqlOf(req).query('select id from agencies where id = $1 for update', [agency])
}

/**
 * What no admin may do to a team (spec 06-platform §16.3): leave it without an admin, raise the own role, switch the own
 * account off. Throws RES_003.
 */
export const checkChange = async (req: PayloadRequest, agency: string, member: Member, change: Change): Promise<void> => {
  const isOwn = member.id === req.user?.id
  if (isOwn && change.isActive === false) throw fail('RES_003', { message: 'You cannot switch yourself off. Ask another admin.' })
  if (isOwn && !isSuperAdmin(req.user) && change.role && (rank[change.role] ?? 0) > (rank[member.role] ?? 0)) throw fail('RES_003', { message: 'You cannot raise your own role.' })
  const leaves = member.role === 'agency_admin' && member.isActive && (change.isActive === false || (change.role !== undefined && change.role !== 'agency_admin'))
  if (leaves && !(await hasOtherAdmin(req, agency, member.id))) throw fail('RES_003', { message: 'This is the agency’s last admin. Make somebody else an admin first.' })
}

const hasOtherAdmin = async (req: PayloadRequest, agency: string, user: string): Promise<boolean> =>
  (await sqlOf(req).query(
    `select 1 from users_memberships m join users u on u.id = m._parent_id where m.agency_id = $1 and m.role = 'agency_admin'
       and m.is_active is not false and u.is_active is not false and u.id <> $2 limit 1`, [agency, user])).length > 0

/** A client for client users and for nobody else, and one of this agency. Throws VAL_001, RES_001. */
export const checkClient = async (req: PayloadRequest, agency: string, role: string, client: string | null): Promise<void> => {
  if ((role === 'client') !== Boolean(client)) throw fail('VAL_001', { field: 'client', message: role === 'client' ? 'Say which client this person belongs to.' : 'Only client users belong to a client.' })
  if (!client) return
  const [row] = await sqlOf(req).query('select 1 from clients where id = $1 and agency_id = $2', [asUuid(client), agency])
  if (!row) throw fail('RES_001')
}
