import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { endSessionsOf } from '@/src/engine/session'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { endLinksOf } from '../approvals/links/person'
import { voidLinks } from '../links/links'
import { tell } from '../notify'
import { dropFactor } from '../secondFactor/store'
import { sendInvitation, type Carried } from './invite'
import { memberOf, shown, type Member } from './members'
import { checkChange, checkClient, lockAgency } from './rules'

type Patch = { role?: string; jobTitle?: string | null; client?: string | null }

const inTurn = <T>(req: PayloadRequest, agency: string, user: string, work: (member: Member) => Promise<T>): Promise<T> =>
  inTransaction(req, async () => {
    await lockAgency(req, agency)
    return work(await memberOf(req, agency, user))
  })

const record = (req: PayloadRequest, agency: string, { id, email }: Member, type: string, changes: Record<string, unknown>, note: string | null = null) =>
  recordEvent(req, { type, resourceType: 'users', resourceId: id, resourceName: email, agency, changes, note })

/** Changes a member's role, client or job title; with another role or client their sessions end. Throws RES_001, RES_003, VAL_001. */
export const changeMember = (req: PayloadRequest, agency: string, id: string, patch: Patch): Promise<object> =>
  inTurn(req, agency, id, async (member) => {
    const role = patch.role ?? member.role
    const client = role === 'client' ? (patch.client === undefined ? member.client : patch.client) : (patch.client ?? null)
    await checkChange(req, agency, member, patch)
    await checkClient(req, agency, role, client)
    if (member.invitation !== 'accepted') await rewrite(req, agency, member, { role, client: client ?? undefined, jobTitle: patch.jobTitle ?? member.jobTitle ?? undefined })
    else await apply(req, agency, member, { role, client, jobTitle: patch.jobTitle })
    if (role !== member.role || client !== member.client) await record(req, agency, member, 'users.role_change', { role: { old: member.role, new: role }, client: { old: member.client, new: client } })
    return shown(await memberOf(req, agency, id))
  })

const apply = async (req: PayloadRequest, agency: string, member: Member, { role, client, jobTitle }: { role: string; client: string | null; jobTitle?: string | null }): Promise<void> => {
  if (jobTitle !== undefined) await sqlOf(req).query('update users set job_title = $2, updated_at = now() where id = $1', [member.user, jobTitle])
  if (role === member.role && client === member.client) return
  await sqlOf(req).query('update users_memberships set role = $3, client_id = $4 where _parent_id = $1 and agency_id = $2', [member.user, agency, role, client])
  await endSessionsOf(req, member.user)
  await endLinksOf(req, member.user, agency)
}

/** What an open invitation carries is changed in it; the person, who may work elsewhere, is not touched. */
const rewrite = async (req: PayloadRequest, agency: string, { user }: Member, carried: Partial<Carried>): Promise<void> => {
  await sqlOf(req).query(`update one_time_links set data = (data - 'client') || $3::jsonb where user_id = $1 and agency_id = $2 and purpose = 'invitation' and used_at is null`, [user, agency, JSON.stringify(carried)])
}

const switchSql = `update users_memberships set is_active = $3, deactivation_reason = $4,
  deactivated_at = case when $3 then null else now() end, deactivated_by_id = case when $3 then null else $5::uuid end where _parent_id = $1 and agency_id = $2`

const switchMember = async (req: PayloadRequest, agency: string, member: Member, isActive: boolean, reason: string | null): Promise<object> => {
  await sqlOf(req).query(switchSql, [member.user, agency, isActive, reason, req.user?.id ?? null])
  await record(req, agency, member, isActive ? 'users.reactivate' : 'users.deactivate', { isActive: { old: member.isActive, new: isActive } }, reason)
  return shown(await memberOf(req, agency, member.id))
}

/** Switches a person's membership off, or takes an invitation back: signed out at once; what they made stays. Throws RES_001, RES_003. */
export const removeMember = (req: PayloadRequest, agency: string, id: string, reason: string | null): Promise<object> =>
  inTurn(req, agency, id, async (member) => {
    if (member.invitation !== 'accepted') {
      await voidLinks(req, 'invitation', member.user, agency)
      await record(req, agency, member, 'users.uninvite', {}, reason)
      return { ...shown(member), invitation: 'expired' }
    }
    await checkChange(req, agency, member, { isActive: false })
    await endSessionsOf(req, member.user)
    await endLinksOf(req, member.user, agency)
    return switchMember(req, agency, member, false, reason)
  })

/** Switches a membership on again; somebody who never accepted is invited anew instead. Throws RES_001, RES_003. */
export const reactivateMember = (req: PayloadRequest, agency: string, id: string): Promise<object> =>
  inTurn(req, agency, id, async (member) => {
    if (member.isActive) throw fail('RES_003', { message: 'This person is active.' })
    if (member.invitation !== 'accepted') throw fail('RES_003', { message: 'This person has not accepted the invitation yet. Send it again.' })
    return switchMember(req, agency, member, true, null)
  })

/** Sends a new link; the one before holds no longer. Throws RES_001, RES_003. */
export const resendInvitation = (req: PayloadRequest, agency: string, id: string): Promise<object> =>
  inTurn(req, agency, id, async (member) => {
    if (member.invitation === 'accepted') throw fail('RES_003', { message: 'This person has accepted already.' })
    const { user, email } = member
    const [link] = await sqlOf(req).query<{ data: Carried }>(`select data from one_time_links where user_id = $1 and agency_id = $2 and purpose = 'invitation' and used_at is null`, [user, agency])
    const invitationExpiresAt = await sendInvitation(req, agency, { user, email, carried: link!.data })
    return { ...shown(await memberOf(req, agency, id)), invitationSent: true, invitationExpiresAt }
  })

/** Takes away the second factor of somebody who lost it; they are told, and set up a new one if it is asked for. Throws RES_001, RES_003. */
export const resetFactor = (req: PayloadRequest, agency: string, user: string): Promise<object> =>
  inTurn(req, agency, user, async (member) => {
    if (member.invitation !== 'accepted') throw fail('RES_003', { message: 'This person has not accepted the invitation yet.' })
    if (member.id === req.user?.id) throw fail('RES_003', { message: 'Your own second factor is changed in your profile.' })
    if (!isSuperAdmin(req.user) && (await isNotOursAlone(req, agency, user))) throw fail('AUTH_004', { message: 'Ask the platform’s operator to do this for this person.' })
    if (!(await dropFactor(req, user))) throw fail('RES_003', { message: 'This person has no second factor.' })
    await endSessionsOf(req, user)
    const event = await record(req, agency, member, 'users.second_factor_reset', {})
    const body = 'An admin of your agency has taken your second factor away, as when a phone is lost. You are signed out everywhere. If you did not ask for this, tell your agency at once.'
    await tell(req, { user }, { type: 'security', title: 'Your second factor was taken away', body, link: '/admin/account', agency }, { mail: { key: `factor-reset:${event}` } })
    return { id: user, secondFactor: false }
  })

// What an agency's admin takes from a person must not open another agency, or the platform.
const isNotOursAlone = async (req: PayloadRequest, agency: string, user: string): Promise<boolean> =>
  (await sqlOf(req).query(`select 1 from users u where u.id = $1 and (u.is_super_admin is true or exists
     (select from users_memberships m where m._parent_id = u.id and m.agency_id <> $2 and m.is_active is not false))`, [user, agency])).length > 0
