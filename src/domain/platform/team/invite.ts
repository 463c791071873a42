import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { fail } from '@/src/errors'
import { makeLink } from '../links/links'
import { mailLink } from '../links/mails'
import { personByEmail } from '../signIn/person'
import { memberOf, type Member } from './members'
import { checkClient } from './rules'

export type Invited = { email: string; firstName?: string; lastName?: string; role: string; jobTitle?: string; client?: string }

type Invitation = Member & { invitationSent: boolean }

const addMembership = `insert into users_memberships (_order, _parent_id, id, agency_id, role, client_id, is_active)
  values ((select coalesce(max(_order), 0) + 1 from users_memberships where _parent_id = $1), $1, $2, $3, $4, $5, false)`

/**
 * Invites somebody into an agency: a person is made, or a membership added to one that is there and counts when they accept.
 * The link holds for seven days. Whether the address is known elsewhere is not told. Throws RES_002, VAL_001, RES_001.
 */
export const invite = (req: PayloadRequest, agency: string, { email, role, client, ...names }: Invited): Promise<Invitation> =>
  inTransaction(req, async () => {
    await checkClient(req, agency, role, client ?? null)
    const known = await personByEmail(req, email)
    if (known && (await isMember(req, agency, known.id))) throw fail('RES_002', { field: 'email', message: 'This person is a member already.' })
    if (known) await sqlOf(req).query(addMembership, [known.id, randomBytes(12).toString('hex'), agency, role, client ?? null])
    const id = known?.id ?? (await newPerson(req, agency, { email, role, client, ...names }))
    await recordEvent(req, { type: 'users.invite', resourceType: 'users', resourceId: id, resourceName: email, agency, client: client ?? null, metadata: { role } })
    await sendInvitation(req, agency, { id, email, firstName: names.firstName ?? known?.firstName ?? null })
    return { ...(await memberOf(req, agency, id)), invitationSent: true }
  })

const isMember = async (req: PayloadRequest, agency: string, user: string): Promise<boolean> =>
  (await sqlOf(req).query('select 1 from users_memberships where agency_id::text = $1 and _parent_id::text = $2', [agency, user])).length > 0

/** A person who has yet to accept: nobody knows the password, and the address is not proved. */
const newPerson = async (req: PayloadRequest, agency: string, { email, firstName, lastName, jobTitle, role, client }: Invited): Promise<string> => {
  const password = randomBytes(32).toString('base64url')
  const memberships = [{ agency, role, client, isActive: false }]
  const made = await asSystem(req, 'invitation').create('users', { email, password, firstName, lastName, jobTitle, memberships, isEmailVerified: false } as never)
  return made.id
}

/** Sends the link, in place of any that was sent before. */
export const sendInvitation = async (req: PayloadRequest, agency: string, { id, email, firstName }: { id: string; email: string; firstName: string | null }): Promise<Date> => {
  const link = await makeLink(req, { purpose: 'invitation', user: id, agency })
  await mailLink(req, { purpose: 'invitation', to: email, ...link, agency, greeting: firstName })
  return link.expiresAt
}
