import type { Payload, TypedUser } from 'payload'
import { keyScopes } from '@/access/scopes'
import type { Role } from '@/access/roles'
import { memberRoles } from '@/access/roles'
import { systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { testPassword, type App, type Caller } from '@/src/testing/app'
import { buildUser } from '@/src/testing/build'
import { hashOf, newKey, prefixOf } from '@/src/domain/platform/apiKeys/format'
import type { Place } from './places'

/** Somebody who calls: a person of a role, a key, or nobody. */
export type Subject = {
  name: string
  role: Role | null
  id: string | null
  agency: string | null
  client: string | null
  /** The only clients this member reaches, where the agency restricts its members. */
  assigned: string[] | null
  scopes: string[] | null
  token: string | null
  call: Caller
}

const nobody = { role: null, id: null, agency: null, client: null, assigned: null, scopes: null, token: null } as const

/** Everybody of the matrix: each role of the table in one agency, a member of a restricting one, two keys, and nobody. */
export const subjectsOf = async (app: App, ours: Place, restricting: Place): Promise<Subject[]> => {
  const people = []
  for (const role of memberRoles) people.push(await personOf(app, role, role, { agency: ours.agency, role, ...(role === 'client' && { client: ours.clients[0] }) }))
  const restricted = await personOf(app, 'restricted member', 'agency_member', { agency: restricting.agency, role: 'agency_member' })
  await assign(app.payload, restricted.id!, restricting)
  const keys = [await keyOf(app, ours, 'reading key', [...keyScopes].filter((scope) => scope.endsWith(':read'))), await keyOf(app, ours, 'key with everything', [...keyScopes])]
  return [{ ...nobody, name: 'anonymous', call: app.anonymous }, ...people, { ...restricted, assigned: [restricting.clients[0]] }, ...keys, await personOf(app, 'operator', 'super_admin', { isSuperAdmin: true })]
}

const personOf = async (app: App, name: string, role: Role, more: Record<string, unknown>): Promise<Subject> => {
  const { id, email } = await buildUser(app.payload, more)
  const { body } = await app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })
  const call: Caller = (method, path, given, headers) => app.anonymous(method, path, given, { authorization: `JWT ${body.token}`, ...headers })
  return { ...nobody, name, role, id, agency: (more.agency as string) ?? null, client: (more.client as string) ?? null, token: body.token, call }
}

const assign = async (payload: Payload, user: string, { agency, clients }: Place): Promise<void> => {
  const system = asSystem(await systemRequest(payload, 'proof'), 'proof')
  await system.update('agencies', agency, { restrictMembersToAssignedClients: true } as never)
  await system.create('team-assignments', { user, client: clients[0] } as never)
}

const keyOf = async (app: App, { agency, people }: Place, name: string, scopes: string[]): Promise<Subject> => {
  const key = newKey('live')
  const row = { name, scopes, agency, createdBy: people[0], keyHash: hashOf(key), keyPrefix: prefixOf(key), isActive: true, mode: 'live', rateLimitPerMinute: 1_000_000, rateLimitPerDay: 1_000_000 }
  await asSystem(await systemRequest(app.payload, 'proof'), 'proof').create('api-keys', row as never)
  const call: Caller = (method, path, given, headers) => app.anonymous(method, path, given, { 'x-api-key': key, ...headers })
  return { ...nobody, name, role: 'agency_admin', id: people[0]!, agency, scopes, call }
}

/** The subject as requests carry it, for the Local API. */
export const userOf = async (payload: Payload, subject: Subject): Promise<TypedUser | null> => {
  if (!subject.token) return null
  return (await payload.auth({ headers: new Headers({ authorization: `JWT ${subject.token}` }) })).user
}
