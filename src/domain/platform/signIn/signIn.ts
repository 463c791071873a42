import { setTimeout as pause } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { addressOf } from '@/src/engine/address'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent, recordRefusal } from '@/src/engine/events'
import { deviceCookieOf } from '@/src/engine/session'
import { fail, isRefusal } from '@/src/errors'
import { outsideNetworks } from '../hosts/networks'
import { agencyHere } from '../hosts/place'
import { mailChange } from '../links/mails'
import { brandName } from '../mails/compose'
import { hashPassword, verifyPassword } from '../passwords/hash'
import { checkCode } from '../secondFactor/check'
import { signedIn, signedInToEnrol } from './answer'
import { attempt, delayOf, forgive, nameOf, networkOf, takeBack, type Counted } from './attempts'
import { factorDueAt, mayEnter, mustHaveFactor, personByEmail, placesOf, type Found, type Place } from './person'

export type Credentials = { email: string; password: string; code?: string }

/**
 * Signs a person in (spec 06-platform §15.3): lock, password, person, agency, verified address, second factor, session. An
 * unknown address does the same work and gets the same words. Throws AUTH_001, AUTH_005 to AUTH_008, AUTH_010, TEN_002, BIZ_003.
 */
export const signIn = async (req: PayloadRequest, { email, password, code }: Credentials): Promise<Response> => {
  const name = nameOf(email)
  const device = deviceCookieOf(req.headers, req.payload, name)
  const counted: Counted = { name, network: device ? `device:${device}` : networkOf(addressOf(req)), isKnown: device !== null }
  try {
    const person = await proven(req, { email, password }, counted)
    const all = await placesOf(req, person.id)
    const places = mayEnter(person, all, addressOf(req))
    belongsHere(req, person, places, all)
    if (person.hasFactor) await withCode(req, person, code)
    await noteSignIn(req, person, places[0]?.id ?? null)
    const mustEnrol = !person.hasFactor && mustHaveFactor(person, places)
    return mustEnrol ? signedInToEnrol(req, person, places) : signedIn(req, person, places, { device, more: dueOf(person, places) })
  } catch (error) {
    if (isRefusal(error)) await recordFailure(req, email, error.code)
    throw error
  }
}

/** What somebody is told who has some days left to set up a second factor. */
const dueOf = (person: Found, places: readonly Place[]): object => {
  const dueAt = person.hasFactor ? null : factorDueAt(person, places)
  return dueAt ? { secondFactor: 'due', secondFactorDueAt: dueAt } : {}
}

/** At an agency's own host its people come in; others have an agency of their own to sign in at. */
const belongsHere = (req: PayloadRequest, { isSuperAdmin }: Found, places: readonly Place[], all: readonly Place[]): void => {
  const here = agencyHere(req)
  if (!here || isSuperAdmin || places.some(({ id }) => id === here.id)) return
  throw all.some(({ id }) => id === here.id) ? outsideNetworks() : fail('AUTH_003', { message: `This account does not belong to ${here.name}. Sign in at your own agency’s address.` })
}

const proven = async (req: PayloadRequest, { email, password }: Credentials, counted: Counted): Promise<Found> => {
  const { number, locksEverywhere } = await attempt(req.payload, counted)
  await pause(delayOf(number))
  const person = await personByEmail(req, email)
  const { isRight, isOld } = await verifyPassword(password, person).catch(async (error: unknown) => {
    await takeBack(req.payload, counted)
    throw error
  })
  if (!person || !isRight) {
    if (locksEverywhere) await warnOwner(req, person)
    throw fail('AUTH_001')
  }
  await forgive(req.payload, counted)
  if (isOld) await keepStronger(req, person, password)
  return person
}

const withCode = async (req: PayloadRequest, person: Found, code: string | undefined): Promise<void> => {
  if (!code) throw fail('AUTH_008')
  await checkCode(req, person, code)
}

const keepStronger = async (req: PayloadRequest, person: Found, password: string): Promise<void> => {
  const stronger = await hashPassword(password)
  const kept = await sqlOf(req).query('update users set hash = $2, salt = $3 where id = $1 and hash = $4 returning 1', [person.id, stronger.hash, stronger.salt, person.hash])
  if (kept.length) Object.assign(person, stronger)
}

/** Notes when and from where somebody signed in, in the row and in the log. */
export const noteSignIn = (req: PayloadRequest, { id, email }: Found, agency: string | null): Promise<unknown> =>
  inTransaction(req, async () => {
    await sqlOf(req).query('update users set last_login_at = now(), last_login_ip = $2, last_login_user_agent = $3 where id = $1', [id, addressOf(req), (req.context.userAgent as string | null) ?? null])
    const before = req.user
    req.user = { id, email, collection: 'users' } as never
    await recordEvent(req, { type: 'users.login', resourceType: 'users', resourceId: id, resourceName: email, agency })
    req.user = before
  })

const silent = ['AUTH_008', 'VAL_001', 'SYS_002']

// What is no address may well be the password, typed into the wrong line.
const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

// One question whether or not somebody has the address, so that the time tells nothing.
const whoseSql = `select u.id, (select m.agency_id from users_memberships m where m._parent_id = u.id order by m._order limit 1) as agency from users u where u.email = $1`

const recordFailure = async (req: PayloadRequest, email: string, code: string): Promise<void> => {
  if (silent.includes(code)) return
  const [whose] = await sqlOf(req).query<{ id: string; agency: string | null }>(whoseSql, [email.trim().toLowerCase()])
  const name = nameOf(email).slice(0, 32)
  await recordRefusal(req.payload, req, { type: 'users.login_failed', resourceType: 'users', resourceId: whose?.id ?? name, resourceName: isAddress.test(email) ? email.slice(0, 255) : null, agency: whose?.agency ?? null, errorMessage: code, who: name })
}

const warnOwner = async (req: PayloadRequest, person: Found | null): Promise<void> => {
  if (!person) return
  const agency = (await placesOf(req, person.id)).find(({ isActive }) => isActive)?.id ?? null
  const text = `Somebody has tried many wrong passwords for your account at ${await brandName(req, agency)}, from many places. For a while it can be signed in to only from browsers that you have used before. If it was not you, your password still holds; a second factor keeps it safe even when it is guessed.`
  await mailChange(req, { key: `locked:${person.id}:${new Date().toISOString().slice(0, 13)}`, to: person.email, agency, subject: 'Many wrong passwords for your account', text })
}
