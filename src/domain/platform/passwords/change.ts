import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { deviceCookieOf, endSessionsOf, knownDeviceCookie, sidOf } from '@/src/engine/session'
import { fail } from '@/src/errors'
import { endLinksOf } from '../approvals/links/person'
import { mailChange } from '../links/mails'
import { openLink, takeLink, voidSignInLinks } from '../links/links'
import { addressOf } from '@/src/engine/address'
import { withCookies } from '../signIn/answer'
import { attempt, forgive, nameOf, networkOf } from '../signIn/attempts'
import { firstAgencyOf, personById, type Found } from '../signIn/person'
import { hashPassword, verifyPassword } from './hash'
import { checkPassword } from './rules'

const keep = `update users set hash = $2, salt = $3, password_changed_at = now(), updated_at = now() where id = $1`

/** Sets a password in the request's transaction: sessions end, open links to another password or address are void, the person is told by mail. */
const setPassword = async (req: PayloadRequest, person: Found, made: { hash: string; salt: string }, { type, keepSid }: { type: string; keepSid: string | null }): Promise<void> => {
  const agency = await firstAgencyOf(req, person.id)
  await sqlOf(req).query(keep, [person.id, made.hash, made.salt])
  await endSessionsOf(req, person.id, keepSid)
  await endLinksOf(req, person.id)
  await voidSignInLinks(req, person.id)
  const event = await recordEvent(req, { type, resourceType: 'users', resourceId: person.id, resourceName: person.email, agency })
  await mailChange(req, { key: `password:${event}`, to: person.email, agency, subject: 'Your password was changed', text: 'Your password has just been changed, and all other sign-ins were ended.' })
}

type Reset = { token: string; password: string; passwordConfirmation: string }

/**
 * A new password by a reset link. It signs nobody in, so a second factor is asked for as ever, and it ends all sessions. The
 * browser is known from now on: whoever reads the owner's mail gets past a lock that others' wrong passwords have turned.
 * Throws AUTH_009, VAL_001; a refused password leaves the link as it was.
 */
export const resetPassword = async (req: PayloadRequest, { token, password, passwordConfirmation }: Reset): Promise<Response> => {
  const link = await openLink(req, ['reset'], token)
  const person = await personById(req, link.user)
  if (!person?.isActive) throw fail('AUTH_009')
  if (password !== passwordConfirmation) throw fail('VAL_001', { field: 'passwordConfirmation', message: 'The two passwords differ.' })
  checkPassword(password, person.email)
  const made = await hashPassword(password)
  await inTransaction(req, async () => {
    await takeLink(req, link)
    await setPassword(req, person, made, { type: 'users.password_reset', keepSid: null })
    await sqlOf(req).query('update users set is_email_verified = true, email_verified_at = coalesce(email_verified_at, now()) where id = $1', [person.id])
  })
  const name = nameOf(person.email)
  return withCookies(req, { message: 'Your password is set. Sign in with it.' }, [knownDeviceCookie(req.payload, name, deviceCookieOf(req.headers, req.payload, name))])
}

/** Whether a signed-in person gave their password; wrong ones are counted like a code's. Throws AUTH_001, AUTH_005. */
export const provePassword = async (req: PayloadRequest, password: string): Promise<Found> => {
  const person = await personById(req, req.user!.id)
  const counted = { name: `password|${req.user!.id}`, network: networkOf(addressOf(req)), isKnown: true }
  await attempt(req.payload, counted)
  const { isRight } = await verifyPassword(password, person)
  if (!person || !isRight) throw fail('AUTH_001', { message: 'This is not your password.', field: 'password' })
  await forgive(req.payload, counted)
  return person
}

/** A person's own change of the password; their other sessions end. Throws AUTH_001, AUTH_005, VAL_001. */
export const changePassword = async (req: PayloadRequest, { currentPassword, password }: { currentPassword: string; password: string }): Promise<void> => {
  const person = await provePassword(req, currentPassword)
  checkPassword(password, person.email)
  if (password === currentPassword) throw fail('VAL_001', { field: 'password', message: 'Choose a password that you do not use now.' })
  const made = await hashPassword(password)
  await inTransaction(req, () => setPassword(req, person, made, { type: 'users.password_change', keepSid: sidOf(req.user) }))
}
