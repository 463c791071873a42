import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { confirmSession, endSession, endSessionsOf, sidOf } from '@/src/engine/session'
import { addressOf } from '@/src/engine/address'
import { fail } from '@/src/errors'
import { agencyHere } from '../hosts/place'
import { mailChange } from '../links/mails'
import { brandName } from '../mails/compose'
import { provePassword } from '../passwords/change'
import { signedIn } from '../signIn/answer'
import { attempt, forgive, networkOf } from '../signIn/attempts'
import { firstAgencyOf, isAskedForFactor, personById, placesOf } from '../signIn/person'
import { checkCode } from './check'
import { beginFactor, confirmFactor, dropFactor, factorOf, newRecoveryCodes, takeCode } from './store'

/** Begins a second factor: what an authenticator scans or is typed. One that is in use is taken away first. Throws RES_003. */
export const begin = async (req: PayloadRequest): Promise<object> => {
  if ((await factorOf(req, req.user!.id)).isOn) throw fail('RES_003', { message: 'You have a second factor. Remove it before you set up another.' })
  const { secret, address } = await beginFactor(req, req.user!.id, { issuer: await issuerFor(req), label: req.user!.email })
  return { secret, otpauthUrl: address }
}

/** Under whose name an authenticator lists the account: the host's agency, else the one agency of the person, else the product. */
const issuerFor = async (req: PayloadRequest): Promise<string> => {
  const here = agencyHere(req)
  const places = here ? [] : await placesOf(req, req.user!.id)
  return here?.name ?? brandName(req, new Set(places.map(({ id }) => id)).size === 1 ? places[0]!.id : null)
}

/**
 * Makes the begun factor count, with a code made by it. Other sessions end; this one is opened anew, which lets somebody in who
 * could do nothing but this. Answers the recovery codes, once. Throws AUTH_008, AUTH_005, RES_003.
 */
export const confirm = async (req: PayloadRequest, code: string): Promise<Response> => {
  const { id, email } = req.user!
  if ((await factorOf(req, id)).isOn) throw fail('RES_003', { message: 'You have a second factor already.' })
  const counted = { name: `code|${id}`, network: networkOf(addressOf(req)), isKnown: true }
  await attempt(req.payload, counted)
  if (!(await takeCode(req, id, code, false))) throw fail('AUTH_008', { name: 'SECOND_FACTOR_WRONG', message: 'This code does not fit. See that the clock of your device is right.' })
  await forgive(req.payload, counted)
  const places = await placesOf(req, id)
  return inTransaction(req, async () => {
    const recoveryCodes = await confirmFactor(req, id)
    await endSessionsOf(req, id, sidOf(req.user))
    await endSession(req, id, sidOf(req.user)!)
    await told(req, 'users.second_factor_on', 'Your second factor is on', 'From now on, signing in to your account asks for a code from your app.')
    return signedIn(req, (await personById(req, id))!, places, { more: { recoveryCodes, email } })
  })
}

/** Takes one's own second factor away. Throws RES_003 when the agency, or the platform, asks for one. */
export const remove = (req: PayloadRequest): Promise<object> =>
  inTransaction(req, async () => {
    const { id } = req.user!
    if (isAskedForFactor((await personById(req, id))!, await placesOf(req, id))) throw fail('RES_003', { message: 'Your agency asks for a second factor. It can be reset by an admin, not removed.' })
    if (!(await dropFactor(req, id))) throw fail('RES_003', { message: 'You have no second factor.' })
    await endSessionsOf(req, id, sidOf(req.user))
    await told(req, 'users.second_factor_off', 'Your second factor is off', 'Your account asks for a password alone again.')
    return { secondFactor: false }
  })

/** Ten new recovery codes; the old ones no longer work. Throws RES_003. */
export const renewCodes = (req: PayloadRequest): Promise<object> =>
  inTransaction(req, async () => {
    if (!(await factorOf(req, req.user!.id)).isOn) throw fail('RES_003', { message: 'You have no second factor.' })
    const recoveryCodes = await newRecoveryCodes(req, req.user!.id)
    await told(req, 'users.second_factor_codes', 'You have new recovery codes', 'New recovery codes were made for your account; the old ones no longer work.')
    return { recoveryCodes }
  })

const told = async (req: PayloadRequest, type: string, subject: string, text: string): Promise<void> => {
  const { id, email } = req.user!
  const agency = await firstAgencyOf(req, id)
  const event = await recordEvent(req, { type, resourceType: 'users', resourceId: id, resourceName: email, agency })
  await mailChange(req, { key: `factor:${event}`, to: email, agency, subject, text })
}

/**
 * A fresh proof of the person for the next ten minutes: the password or, where a second factor is on, a code, without which
 * nothing is looked at. Throws AUTH_001, AUTH_005, AUTH_008, VAL_002.
 */
export const stepUp = async (req: PayloadRequest, { password, code }: { password?: string; code?: string }): Promise<object> => {
  if (!password && !code) throw fail('VAL_002', { field: 'password', message: 'Give your password, or a code from your app.' })
  if (!code && (await factorOf(req, req.user!.id)).isOn) throw fail('AUTH_008', { field: 'code', message: 'You have a second factor: give a code from your app, or a recovery code.' })
  if (password) await provePassword(req, password)
  if (code) await checkCode(req, { id: req.user!.id, email: req.user!.email }, code)
  await confirmSession(req, Boolean(code))
  return { confirmed: true, minutes: 10 }
}
