import type { Payload, PayloadRequest, TypedUser } from 'payload'
import { mustHave, scopeFor } from '@/access/scopes'
import { checkStanding, keyHolder, keyOf } from '@/src/domain/platform/apiKeys/authenticate'
import { noteUse } from '@/src/domain/platform/apiKeys/lastUse'
import { seenFrom } from '@/src/domain/platform/hosts/enter'
import { personOf } from '@/src/engine/session'
import { fail } from '@/src/errors'
import type { Route } from '../routes'
import type { Arrival } from './arrival'

/** Who calls: the API key of `X-API-Key`, else the person of the session, else nobody. Throws what a refused key is told. */
export const callerOf = async (payload: Payload, headers: Headers, arrival: Arrival): Promise<PayloadRequest['user']> => {
  const key = headers.get('x-api-key')
  if (!key) return (await personOf(payload, headers, arrival)) as PayloadRequest['user']
  const holder = await keyHolder(payload, key.trim(), arrival.address)
  return { ...holder, ...(await atHost(payload, headers, holder)) }
}

/** A key of another agency than the host's is nobody there. Its agency's standing is told later, so that the rate comes first. */
const atHost = async (payload: Payload, headers: Headers, holder: TypedUser): Promise<TypedUser> => {
  const seen = await seenFrom(payload, headers, holder)
  if (!seen && keyOf(holder)?.standing.isActive) throw fail('AUTH_003', { message: 'This API key is not valid.' })
  return seen ?? holder
}

const operations = { GET: 'read', POST: 'create', PATCH: 'update', PUT: 'update', DELETE: 'delete' } as const

/** Whether a key may use this route, and whether its agency may work; a person passes. Throws AUTH_004, TEN_002, BIZ_003. */
export const admitKey = (payload: Payload, user: unknown, route: Route | null, method: string, address: string): void => {
  const key = keyOf(user)
  if (!key) return
  if (route && !isOpen(route)) mustHave(user, scopeOf(route, method))
  checkStanding(key)
  noteUse(payload, key.id, address)
}

/** What anybody may ask, but for all that has to do with signing in; and which collections are there for the caller. */
const isOpen = ({ collection, custom, path }: Route): boolean => (custom?.auth === 'public' && !collection?.auth) || (!collection && path === '/access')

const scopeOf = ({ custom, collection }: Route, method: string): string | null => {
  if (custom?.auth) return custom.scope ?? null
  const operation = operations[method as keyof typeof operations]
  return collection && operation ? scopeFor(collection.slug, operation) : null
}
