import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { linksSent, makeLink } from '../links/links'
import { mailLink } from '../links/mails'
import { personByEmail } from '../signIn/person'
import { memberOf, shown } from './members'
import { checkClient } from './rules'

export type Invited = { email: string; firstName?: string; lastName?: string; role: string; jobTitle?: string; client?: string }

/** What an invitation carries until it is accepted; `invitation` stays the same when it is sent again. */
export type Carried = Omit<Invited, 'email'> & { email?: string; invitation: string; invitedAt: string; invitedBy?: string }

/**
 * Invites somebody into an agency. They become a member when they accept, within seven days; until then the agency sees what it
 * wrote here and nothing else, so that it does not learn who is known elsewhere. Throws RES_002, VAL_001, RES_001.
 */
export const invite = (req: PayloadRequest, agency: string, { email, ...given }: Invited): Promise<object> =>
  inTransaction(req, async () => {
    await checkClient(req, agency, given.role, given.client ?? null)
    const known = await personByEmail(req, email)
    if (known && (await isInTeam(req, agency, known.id))) throw fail('RES_002', { field: 'email', message: 'This person is a member or invited already.' })
    const user = known?.id ?? (await newPerson(req, email, given))
    const carried: Carried = { ...given, email, invitation: uuidv7(), invitedAt: new Date().toISOString(), invitedBy: req.user?.id }
    await recordEvent(req, { type: 'users.invite', resourceType: 'invitations', resourceId: carried.invitation, resourceName: email, agency, client: given.client ?? null, metadata: { role: given.role } })
    await sendInvitation(req, agency, { user, email, carried })
    return { ...shown(await memberOf(req, agency, carried.invitation)), invitationSent: true }
  })

const hourly = 5

const isInTeam = async (req: PayloadRequest, agency: string, user: string): Promise<boolean> =>
  (await sqlOf(req).query(
    `select 1 from users_memberships where agency_id = $1 and _parent_id = $2
      union all select 1 from one_time_links where agency_id = $1 and user_id = $2 and purpose = 'invitation' and used_at is null and expires_at > now()`, [agency, user])).length > 0

/** A person who has yet to accept: in no agency, nobody knows the password, and the address is not proved. */
const newPerson = async (req: PayloadRequest, email: string, { firstName, lastName, jobTitle }: Omit<Invited, 'email'>): Promise<string> => {
  const password = randomBytes(32).toString('base64url')
  const made = await asSystem(req, 'invitation').create('users', { email, password, firstName, lastName, jobTitle, isEmailVerified: false } as never)
  return made.id
}

/** Sends the link, in place of any that was sent before; so often that nobody is flooded by one agency. Throws RATE_001. */
export const sendInvitation = async (req: PayloadRequest, agency: string, { user, email, carried }: { user: string; email: string; carried: Carried }): Promise<Date> => {
  if ((await linksSent(req, 'invitation', user, agency)) >= hourly) throw fail('RATE_001', { message: 'This person was sent several invitations in the last hour. Try again later.', details: { retryAfter: 3600, limit: hourly } })
  const link = await makeLink(req, { purpose: 'invitation', user, agency, data: carried })
  await mailLink(req, { purpose: 'invitation', to: email, ...link, agency, greeting: carried.firstName })
  return link.expiresAt
}
