import { fail } from '@/src/errors'
import { permissions, type Operation, type Permission, type Slug } from './permissions'

const operations = ['create', 'read', 'update', 'delete'] as const

/** Collections that no key reaches, whatever its scopes say: people, keys, plans, the agency itself; of linked accounts only what the table opens (`keys`). */
const closed: ReadonlySet<string> = new Set<Slug>(['users', 'agencies', 'plans', 'connections', 'notifications', 'api-keys', 'export-presets'])

/** Names that differ from the collection's. */
const groups: Record<string, string> = { 'scheduled-content': 'schedule' }

/** Collections that one scope of reading and one of writing cover (spec 02-social §2). */
const families: Record<string, string> = { posts: 'social', 'post-metrics': 'social', 'social-rules': 'social' }

/** Actions that are no operation on rows, or that come with a domain's own endpoint. */
const actions = ['documents:create', 'documents:distribute', 'documents:export', 'schedule:create', 'schedule:read']

const openingOf = (slug: string): Permission['keys'] => (permissions as Record<string, Permission>)[slug]?.keys

/** Whether the table opens this of a collection that is closed to keys. */
const isOpened = (slug: string, operation: Operation): boolean => openingOf(slug)?.operations.includes(operation) ?? false

/** The scope of an operation on a collection: `clients:read`. */
export const scopeFor = (slug: string, operation: Operation): string => {
  const family = families[slug] ?? openingOf(slug)?.family
  return family ? `${family}:${operation === 'read' ? 'read' : 'write'}` : `${groups[slug] ?? slug}:${operation}`
}

const grantedBy = ([slug, { roles }]: [string, Permission]): string[] =>
  closed.has(slug) ? [] : operations.filter((_, at) => !['none', 'own', undefined].includes(roles.agency_admin?.[at])).map((operation) => scopeFor(slug, operation))

/** Everything that a key may be allowed: what an agency's administrator may do, without the closed collections. */
export const keyScopes: ReadonlySet<string> = new Set([...Object.entries(permissions as Record<string, Permission>).flatMap(grantedBy), ...actions])

type Key = { scopes: readonly string[] }

/** The API key that acts in a request's name, or null for a person and for nobody. */
export const actingKey = (user: unknown): Key | null => (user as { apiKey?: Key } | null)?.apiKey ?? null

/** Whether a caller's key, if it is one, may do this at all. People are asked by their roles alone. */
export const keyMay = (user: unknown, slug: string, operation: Operation): boolean => {
  const key = actingKey(user)
  return !key || ((!closed.has(slug) || isOpened(slug, operation)) && key.scopes.includes(scopeFor(slug, operation)))
}

/** Refuses a scope that a key lacks. Throws AUTH_004 with the one it needs. */
export const mustHave = (user: unknown, scope: string | null): void => {
  const key = actingKey(user)
  if (key && !(scope && key.scopes.includes(scope))) throw fail('AUTH_004', { message: 'This API key may not do this.', details: { requiredPermission: scope ?? 'a person' } })
}
