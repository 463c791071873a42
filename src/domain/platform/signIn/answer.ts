import type { PayloadRequest } from 'payload'
import { asSystem } from '@/src/engine/doors'
import { clearedCookies, isOwnPage, issueTokens, knownDeviceCookie, newTokenId, openSession, refreshHashOf, sessionCookies } from '@/src/engine/session'
import { nameOf } from './attempts'
import { lifeOf, type Found, type Place } from './person'

type Session = { sid: string; expiresAt: Date }
type Tokens = ReturnType<typeof issueTokens>

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

/** The roles' order when one has to be named: what a person may do most with. */
const roleOf = (person: Found, places: readonly Place[]): string => (person.isSuperAdmin ? 'super_admin' : (places[0]?.role ?? 'none'))

/** A person as the sign-in names them (spec 06-platform §15.3), on top of the row, which the admin goes on with. */
export const nameCard = async (req: PayloadRequest, person: Found, places: readonly Place[]): Promise<object> => {
  const { sessions: _sessions, ...row } = await asSystem(req, 'sign-in').findByID('users', person.id)
  const agency = places[0] ? { id: places[0].id, name: places[0].name, slug: places[0].slug } : null
  return { ...row, name: person.displayName ?? person.email, role: roleOf(person, places), agency, collection: 'users', _strategy: 'local-jwt' }
}

/**
 * `token`, `user` and `exp` are what the admin and callers with `Authorization: JWT …` read, `accessToken` and `expiresIn` the
 * spec's names. `exp` is when the session ends unless it is used, in Unix seconds: the access token is renewed long before.
 */
export const bodyOf = (user: object, { access, seconds: expiresIn }: Tokens, { expiresAt }: Session) => ({
  message: 'Signed in.', token: access, accessToken: access, tokenType: 'bearer', expiresIn, exp: seconds(expiresAt), user,
})

/** Cookies are set for our own pages only, so that no foreign page signs somebody in. */
export const withCookies = (req: PayloadRequest, body: object, cookies: readonly string[], status = 200): Response => {
  const response = Response.json(body, { status })
  if (isOwnPage(req.headers, req.payload)) cookies.forEach((cookie) => response.headers.append('Set-Cookie', cookie))
  return response
}

/** Opens a session and answers it, with the cookies of a browser that is now known. Whoever has a second factor has just given a code. */
export const signedIn = async (req: PayloadRequest, person: Found, places: readonly Place[], { device = null, more = {} }: { device?: string | null; more?: object } = {}): Promise<Response> => {
  const refreshId = newTokenId()
  const session = await openSession(req, { ...person, withCode: person.hasFactor }, lifeOf(person, places), refreshHashOf(refreshId))
  const tokens = issueTokens(req.payload, { user: person.id, email: person.email, ...session }, refreshId)
  const cookies = [...sessionCookies(req.payload, { ...tokens, seconds: seconds(session.expiresAt) - seconds(new Date()) }), knownDeviceCookie(req.payload, nameOf(person.email), device)]
  return withCookies(req, { ...bodyOf(await nameCard(req, person, places), tokens, session), ...more }, cookies)
}

/**
 * A quarter of an hour for somebody who must set up a second factor first: a token with which only that can be done
 * (`secondFactor: 'required'`), and no refresh token.
 */
export const signedInToEnrol = async (req: PayloadRequest, person: Found, places: readonly Place[]): Promise<Response> => {
  const session = await openSession(req, { ...person, withCode: false }, { idleSeconds: 900, maxSeconds: 900 }, null)
  const tokens = issueTokens(req.payload, { user: person.id, email: person.email, ...session, enrolling: true }, null)
  return withCookies(req, { ...bodyOf(await nameCard(req, person, places), tokens, session), secondFactor: 'required' }, sessionCookies(req.payload, { ...tokens, seconds: 900 }))
}

/** The answer that makes a browser forget its session. */
export const signedOut = (req: PayloadRequest, body: object, status = 200): Response => withCookies(req, body, clearedCookies(req.payload), status)
