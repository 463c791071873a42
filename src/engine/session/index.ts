import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { AuthStrategy, Payload, SelectType, TypedUser } from 'payload'
import { oneRowOf } from '@/src/engine/database/reading/oneRow'
import { isUuid } from '@/src/engine/ids'
import { withoutClosed } from './closed'
import { guardLists } from './guard'
import { sidOf } from './sid'
import { noteUse } from './use'
import { claimsOf, tokenOf } from './token'

export { confirmSession, isConfirmed, needConfirmed } from './confirm'
export { clearedCookies, deviceCookieOf, knownDeviceCookie, refreshTokenOf, sessionCookies } from './cookies'
export { issueTokens, newTokenId } from './issue'
export { limitRefresh, refreshHashOf, refreshSession } from './refresh'
export { sidOf } from './sid'
export { endSession, endSessionsOf, openSession, sessionsOf, type Listed } from './store'
export { isOwnPage } from './token'

type Person = TypedUser & { isActive?: boolean | null; sessions?: { id: string; expiresAt: string }[] | null }
type Fields = { name: string; hidden?: boolean }[]
type Seen = (payload: Payload, headers: Headers, person: TypedUser) => Promise<TypedUser | null>

// What a host narrows is the platform's business, not the engine's.
let seen: Seen = async (_payload, _headers, person) => person

/** Says what of a person counts at the host they came by; null: nothing. */
export const narrowPersons = (to: Seen): void => void (seen = to)

/**
 * The person of a request: token checked, then person, memberships and sessions by one statement. Nothing is kept between
 * requests, so an ended session, a changed membership or a deactivation counts from the next request on. Answers null
 * for nobody; throws when the database cannot be asked, because that is not the same as being signed out. Somebody who has yet
 * to set up the second factor is nobody too, and named in `told.enrolling` for the endpoints that do just that.
 */
export const personOf = async (payload: Payload, headers: Headers, told?: { enrolling?: TypedUser }): Promise<TypedUser | null> => {
  const token = tokenOf(headers, payload)
  const claims = token && claimsOf(token, payload.secret)
  if (!claims || claims.collection !== payload.config.admin.user) return null
  const user = await holderOf(payload, claims)
  if (!user) return null
  if (claims.enrolling) return (told && (told.enrolling = user), null)
  noteUse(payload, claims.sid, headers)
  return seen(payload, headers, user)
}

/** The person whom a session belongs to, while both hold, with the rights that hold now. */
const holderOf = async (payload: Payload, { id, sid }: { id: string; sid: string }): Promise<TypedUser | null> => {
  if (!isUuid(id)) return null
  const person = (await readerOf(payload)([id, sid])) as Person | null
  const session = person?.sessions?.find((one) => one.id === sid)
  if (!person || person.isActive === false || !session || new Date(session.expiresAt) <= new Date()) return null
  return withoutClosed(payload, Object.assign(person, { collection: payload.config.admin.user, _strategy: 'local-jwt', _sid: sid }) as TypedUser)
}

/** A person as they are now by a session that was proved before, such as a socket's; null once it has ended. */
export const personAgain = async (payload: Payload, before: TypedUser, headers: Headers): Promise<TypedUser | null> => {
  const person = await holderOf(payload, { id: String(before.id), sid: sidOf(before)! })
  return person && seen(payload, headers, person)
}

const strategy: AuthStrategy = {
  name: 'session',
  authenticate: async ({ headers, payload }) => ({ user: (await personOf(payload, headers)) as never }),
}

/** Makes this the only way to be signed in, for REST, GraphQL, the admin and sockets alike. */
export const useSessions = (payload: Payload): void => {
  payload.authStrategies = [strategy]
  guardLists(payload)
}

type Reader = ReturnType<typeof oneRowOf>
const readers = new WeakMap<Payload, Reader>()

/** Reads a person with everything but the fields that never leave the server (hash, salt, reset token), and of the sessions the one that is asked for. */
const readerOf = (payload: Payload): Reader => {
  const known = readers.get(payload)
  if (known) return known
  const slug = payload.config.admin.user
  const fields = payload.collections[slug as 'users'].config.flattenedFields as Fields
  const select = Object.fromEntries(fields.filter(({ hidden }) => hidden).map(({ name }) => [name, false])) as SelectType
  const reader = oneRowOf(payload.db as unknown as PostgresAdapter, slug, select, { field: 'sessions', by: 'o."id" = $2' })
  readers.set(payload, reader)
  return reader
}
