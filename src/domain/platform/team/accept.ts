import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { fail } from '@/src/errors'
import { openLink, takeLink } from '../links/links'
import { hashPassword } from '../passwords/hash'
import { checkPassword } from '../passwords/rules'
import { signedIn, signedInToEnrol } from '../signIn/answer'
import { mayEnter, mustHaveFactor, personById, placesOf, type Found } from '../signIn/person'

export type Acceptance = { token: string; firstName?: string; lastName?: string; password?: string }

const join = `update users_memberships set is_active = true, joined_at = now() where _parent_id = $1 and agency_id = $2 returning id`
const begin = `update users set hash = $2, salt = $3, first_name = coalesce($4, first_name), last_name = coalesce($5, last_name),
    display_name = coalesce(nullif(concat_ws(' ', coalesce($4, first_name), coalesce($5, last_name)), ''), email),
    is_email_verified = true, email_verified_at = now(), password_changed_at = now(), updated_at = now() where id = $1`

/**
 * Accepts an invitation. A new person sets name and password and is signed in; somebody who has an account must be signed in
 * with it, which proves that the invitation reached its receiver. Throws AUTH_009, AUTH_003, VAL_001, VAL_002.
 */
export const acceptInvitation = async (req: PayloadRequest, { token, ...given }: Acceptance): Promise<Response> => {
  const link = await openLink(req, ['invitation'], token)
  const person = await personById(req, link.user)
  if (!person?.isActive || !link.agency) throw fail('AUTH_009')
  const isNew = !person.isVerified
  if (!isNew && req.user?.id !== person.id) throw fail('AUTH_003', { name: 'SIGN_IN_TO_ACCEPT', message: 'You have an account already. Sign in with it, then accept.', details: { email: person.email } })
  const made = isNew ? await newPassword(person, given.password) : null
  await inTransaction(req, async () => {
    await takeLink(req, link)
    if (made) await sqlOf(req).query(begin, [person.id, made.hash, made.salt, given.firstName?.trim() || null, given.lastName?.trim() || null])
    if ((await sqlOf(req).query(join, [person.id, link.agency])).length === 0) throw fail('AUTH_009')
    await recordEvent(req, { type: 'users.join', resourceType: 'users', resourceId: person.id, resourceName: person.email, agency: link.agency })
  })
  return enter(req, (await personById(req, person.id))!)
}

const newPassword = async ({ email }: Found, password: string | undefined): Promise<{ hash: string; salt: string }> => {
  if (!password) throw fail('VAL_002', { field: 'password', message: 'Choose a password.' })
  checkPassword(password, email)
  return hashPassword(password)
}

const enter = async (req: PayloadRequest, person: Found): Promise<Response> => {
  const places = mayEnter(person, await placesOf(req, person.id))
  return mustHaveFactor(person, places) && !person.hasFactor ? signedInToEnrol(req, person, places) : signedIn(req, person, places)
}
