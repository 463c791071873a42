import type { PayloadRequest } from 'payload'
import { addressOf } from '@/src/engine/address'
import { inTransaction } from '@/src/engine/database'
import { recordEvent, recordRefusal } from '@/src/engine/events'
import { endSession, endSessionsOf, issueTokens, limitRefresh, newTokenId, refreshSession, refreshTokenOf, sessionCookies, sessionsOf, sidOf, type Listed } from '@/src/engine/session'
import { fail } from '@/src/errors'
import { tell } from '../notify'
import { bodyOf, nameCard, signedOut, withCookies } from './answer'
import { deviceNameOf } from './device'
import { firstAgencyOf, mayEnter, mustHaveFactor, personById, placesOf } from './person'

/**
 * Gives a new access token for the refresh token of the cookie, which is thereby used up, and a new refresh token. A used one
 * ends the session, is recorded and told to its person. Throws AUTH_002, AUTH_003, RATE_001, and what signing in would refuse.
 */
export const refresh = async (req: PayloadRequest): Promise<Response> => {
  const token = refreshTokenOf(req.headers, req.payload)
  if (!token) throw fail('AUTH_003', { message: 'There is no session to prolong. Sign in.' })
  await limitRefresh(req.payload, token)
  const next = newTokenId()
  const { refreshed, entered } = await inTransaction(req, async () => {
    const turned = await refreshSession(req, token, next)
    return { refreshed: turned, entered: 'expiresAt' in turned ? await stillIn(req, turned.user) : null }
  })
  if (refreshed.outcome === 'reused') await warn(req, refreshed)
  if (refreshed.outcome === 'none' || refreshed.outcome === 'reused' || !entered) return signedOut(req, refusal(req, 'AUTH_002'), 401)
  const { person, places } = entered
  if (mustHaveFactor(person, places) && !person.hasFactor) return endWithoutFactor(req, refreshed)
  const tokens = issueTokens(req.payload, { ...refreshed, user: person.id, email: person.email }, refreshed.outcome === 'rotated' ? next : null)
  const body = { ...bodyOf(await nameCard(req, person, places), tokens, refreshed), message: 'The session goes on.', refreshedToken: tokens.access }
  return withCookies(req, body, sessionCookies(req.payload, { ...tokens, seconds: Math.floor((refreshed.expiresAt.getTime() - Date.now()) / 1000) }))
}

// Refused within the transaction, so that the token is not used up: who comes back to the office goes on.
const stillIn = async (req: PayloadRequest, user: string) => {
  const person = (await personById(req, user))!
  return { person, places: mayEnter(person, await placesOf(req, user), addressOf(req)) }
}

// The cookie goes with the refusal, so it is answered rather than thrown.
const refusal = (req: PayloadRequest, ...of: Parameters<typeof fail>): object => {
  const { message, data } = fail(...of)
  const requestId = req.context.requestId
  return { errors: [{ message, data: { ...data, requestId } }], requestId, timestamp: new Date().toISOString() }
}

/** The days of grace are over: signing in again leads to the set-up. */
const endWithoutFactor = async (req: PayloadRequest, { user, sid }: { user: string; sid: string }): Promise<Response> => {
  await endSession(req, user, sid)
  return signedOut(req, refusal(req, 'AUTH_008', { name: 'SECOND_FACTOR_REQUIRED', message: 'Your agency asks for a second factor. Sign in again and set it up.' }), 401)
}

const warn = async (req: PayloadRequest, { user, sid }: { user: string; sid: string }): Promise<void> => {
  const agency = await firstAgencyOf(req, user)
  await recordRefusal(req.payload, req, { type: 'users.refresh_reused', resourceType: 'users', resourceId: user, agency, errorMessage: 'AUTH_002', who: user })
  await inTransaction(req, async () => {
    const body = 'A sign-in that had been prolonged already was used a second time, which happens when it was copied. We have ended that session. If you do not know why, change your password.'
    await tell(req, { user }, { type: 'security', title: 'One of your sessions was ended', body, link: '/admin/account', agency }, { mail: { key: `refresh-reused:${sid}` } })
    if (agency) await tell(req, { role: 'agency_admin', agency }, { type: 'security', title: 'A copied sign-in was stopped', body: 'The session of one of your people was used from two places and has been ended. They have been told.', agency })
  })
}

/** Ends the session of the request, or all of the person's. Somebody who is not signed in is signed out already. */
export const signOut = async (req: PayloadRequest, all: boolean): Promise<Response> => {
  const { user } = req
  if (user) {
    await inTransaction(req, async () => {
      if (all) await endSessionsOf(req, user.id)
      else await endSession(req, user.id, sidOf(user) ?? '')
      await recordEvent(req, { type: 'users.logout', resourceType: 'users', resourceId: user.id, resourceName: user.email, agency: await firstAgencyOf(req, user.id) })
    })
  }
  return signedOut(req, { message: 'Signed out.' })
}

const shown = (req: PayloadRequest, { id, address, userAgent, ...times }: Listed) => ({ id, ...times, device: deviceNameOf(userAgent), address, userAgent, isCurrent: id === sidOf(req.user) })

/** The person's sessions that still hold. */
export const listSessions = async (req: PayloadRequest): Promise<object> => {
  const docs = (await sessionsOf(req, req.user!.id)).map((session) => shown(req, session))
  return { docs, totalDocs: docs.length }
}

/** Ends one of the person's sessions. Throws RES_001. */
export const endOne = async (req: PayloadRequest, id: string): Promise<object> => {
  if (!(await endSession(req, req.user!.id, id))) throw fail('RES_001')
  return { id, ended: true }
}

/** Ends all of the person's sessions but this one. */
export const endOthers = async (req: PayloadRequest): Promise<object> => ({ ended: await endSessionsOf(req, req.user!.id, sidOf(req.user)) })
