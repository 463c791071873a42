import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { addressOf } from '@/src/engine/address'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { endSessionsOf } from '@/src/engine/session'
import { fail } from '@/src/errors'
import { openLink, takeLink } from '../links/links'
import { hashPassword, verifyPassword } from '../passwords/hash'
import { checkPassword } from '../passwords/rules'
import { signedIn, signedInToEnrol } from '../signIn/answer'
import { attempt, forgive, nameOf, networkOf } from '../signIn/attempts'
import { mayEnter, mustHaveFactor, personById, placesOf, type Found } from '../signIn/person'
import { noteSignIn } from '../signIn/signIn'
import type { Carried } from './invite'
import { checkClient } from './rules'

export type Acceptance = { token: string; firstName?: string; lastName?: string; password?: string }

const join = `insert into users_memberships (_order, _parent_id, id, agency_id, role, client_id, is_active, joined_at, invited_by_id)
  select (select coalesce(max(_order), 0) + 1 from users_memberships where _parent_id = $1), $1, $2, $3, $4, $5, true, now(), (select id from users where id = $6)
   where not exists (select from users_memberships where _parent_id = $1 and agency_id = $3) returning id`
const begin = `update users set hash = $2, salt = $3, first_name = coalesce($4, first_name), last_name = coalesce($5, last_name),
    display_name = coalesce(nullif(concat_ws(' ', coalesce($4, first_name), coalesce($5, last_name)), ''), email),
    is_email_verified = true, email_verified_at = now(), password_changed_at = now(), updated_at = now() where id = $1`

/**
 * Accepts an invitation. A new person sets name and password and is signed in; somebody who has an account proves it, by being
 * signed in or by the password, so that a forwarded mail opens nothing, and gets no session by it. Throws AUTH_009, AUTH_001, AUTH_003, VAL_001, VAL_002.
 */
export const acceptInvitation = async (req: PayloadRequest, { token, ...given }: Acceptance): Promise<Response | { body: object }> => {
  const link = await openLink<Carried>(req, ['invitation'], token)
  const person = await personById(req, link.user)
  if (!person?.isActive || !link.agency) throw fail('AUTH_009')
  const isNew = !person.isVerified
  const isHere = req.user?.id === person.id
  if (!isNew && !isHere) await proveAccount(req, person, given.password)
  const made = isNew ? await newPassword(person, given.password) : null
  await inTransaction(req, async () => {
    await takeLink(req, link)
    await checkClient(req, link.agency!, link.data.role, link.data.client ?? null)
    if (made) await sqlOf(req).query(begin, [person.id, made.hash, made.salt, given.firstName?.trim() || null, given.lastName?.trim() || null])
    const joined = await sqlOf(req).query(join, [person.id, randomBytes(12).toString('hex'), link.agency, link.data.role, link.data.client ?? null, link.data.invitedBy ?? null])
    if (joined.length === 0) throw fail('AUTH_009')
    await recordEvent(req, { type: 'users.join', resourceType: 'users', resourceId: person.id, resourceName: person.email, agency: link.agency })
  })
  if (isHere && !isNew) return stay(req, (await personById(req, person.id))!)
  return isNew && !person.hasFactor ? enter(req, (await personById(req, person.id))!) : { body: { message: 'You have joined. Sign in to go on.', signIn: true } }
}

const proveAccount = async (req: PayloadRequest, person: Found, password: string | undefined): Promise<void> => {
  if (!password) throw fail('AUTH_003', { name: 'SIGN_IN_TO_ACCEPT', message: 'You have an account already. Sign in with it, or give its password.', details: { email: person.email } })
  const counted = { name: nameOf(person.email), network: networkOf(addressOf(req)), isKnown: false }
  await attempt(req.payload, counted)
  if (!(await verifyPassword(password, person)).isRight) throw fail('AUTH_001', { field: 'password', message: 'This is not the password of your account.' })
  await forgive(req.payload, counted)
}

const newPassword = async ({ email }: Found, password: string | undefined): Promise<{ hash: string; salt: string }> => {
  if (!password) throw fail('VAL_002', { field: 'password', message: 'Choose a password.' })
  checkPassword(password, email)
  return hashPassword(password)
}

/** Joining proves nobody, so it opens no session; the one in use ends when the new agency asks for a second factor that is not there. */
const stay = async (req: PayloadRequest, person: Found): Promise<{ body: object }> => {
  if (person.hasFactor || !mustHaveFactor(person, await placesOf(req, person.id))) return { body: { message: 'You have joined.', joined: true } }
  await endSessionsOf(req, person.id)
  return { body: { message: 'You have joined. Sign in to set up the second factor that your new agency asks for.', joined: true, signIn: true } }
}

const enter = async (req: PayloadRequest, person: Found): Promise<Response> => {
  const places = mayEnter(person, await placesOf(req, person.id), addressOf(req))
  await noteSignIn(req, person, places[0]?.id ?? null)
  return mustHaveFactor(person, places) && !person.hasFactor ? signedInToEnrol(req, person, places) : signedIn(req, person, places)
}
