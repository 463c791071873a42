import type { Endpoint, Payload, SanitizedCollectionConfig } from 'payload'
import type { RouteClass } from '@/src/engine/endpoint'
import { fail } from '@/src/errors'

export type Params = Record<string, string>
/** What `defineEndpoint` says of a route; Payload's own have none. */
export type Declared = { auth?: string; limit?: RouteClass; scope?: string }
export type Route = { handler: Endpoint['handler']; path: string; custom?: Declared; params: Params; collection?: SanitizedCollectionConfig }
type Segment = { literal: string } | { name: string }
type Compiled = { method: string; segments: Segment[]; handler: Endpoint['handler']; path: string; custom?: Declared }
type Table = { routes: Compiled[]; collection?: SanitizedCollectionConfig }

/**
 * Every REST endpoint, its path taken apart once at the start; Payload's own handler does that for each endpoint of the
 * collection on each request. Order decides, as there: a collection's own endpoints stand before Payload's.
 */
export const routesOf = (payload: Payload): ((method: string, path: string) => Route | null) => {
  const platform = tableOf(payload.config.endpoints)
  const collections = new Map(Object.values(payload.collections).map(({ config }) => [config.slug as string, tableOf(config.endpoints, config)]))
  const base = payload.config.routes.api.split('/').filter(Boolean)
  return (method, path) => {
    // Public files stand outside the API's addresses (spec 01-content §14.3).
    const isPublic = path.startsWith('/files/')
    const parts = (isPublic ? `/api/files/public${path.slice(6)}` : path).split('/').filter((part, at) => part || at > 0)
    if (parts.at(-1) === '') parts.pop()
    if (base.some((part, at) => parts[at] !== part)) return null
    const [first = '', ...rest] = parts.slice(base.length)
    const own = collections.get(first)
    const route = found(own ?? platform, method, own ? rest : [first, ...rest])
    return isPublic && !route?.custom ? null : route
  }
}

const tableOf = (endpoints: readonly Endpoint[] | false | Omit<Endpoint, 'root'>[], collection?: SanitizedCollectionConfig): Table => ({
  routes: (endpoints || []).filter((endpoint) => isServed(endpoint, collection)).flatMap(({ method, path, handler, custom }) => variants(path).map((segments) => ({ method: method.toUpperCase(), segments, handler, path, custom }))),
  collection,
})

const ofPreferences = new Set(['get /', 'delete /', 'get /:key', 'post /:key'])

/** Routes for what a collection does not have would break; of Payload's own collections the admin needs a person's preferences. */
const isServed = ({ method, path }: { method: string; path: string }, collection?: SanitizedCollectionConfig): boolean => {
  if (!collection) return true
  if (collection.slug.startsWith('payload-')) return collection.slug === 'payload-preferences' && ofPreferences.has(`${method} ${path}`)
  return Boolean(collection.versions) || !path.startsWith('/versions')
}

/** `/verify/:id?` is two paths; patterns beyond `:name` and `:name?` are refused at the start rather than misread. */
const variants = (path: string): Segment[][] => {
  const parts = path.split('/').filter(Boolean)
  const odd = parts.find((part) => !/^(:\w+\??|[\w.-]+)$/.test(part))
  if (odd) throw new Error(`The path ${path} uses a pattern (${odd}) that the router does not know.`)
  const segments = parts.map((part): Segment => (part.startsWith(':') ? { name: part.slice(1).replace('?', '') } : { literal: part.toLowerCase() }))
  return path.endsWith('?') ? [segments, segments.slice(0, -1)] : [segments]
}

const found = ({ routes, collection }: Table, method: string, parts: string[]): Route | null => {
  for (const route of routes) {
    const params = route.method === method && route.segments.length === parts.length ? paramsOf(route.segments, parts) : null
    if (params) return { handler: route.handler, path: route.path, custom: route.custom, params: collection ? { ...params, collection: collection.slug } : params, collection }
  }
  return null
}

const paramsOf = (segments: readonly Segment[], parts: readonly string[]): Params | null => {
  const params: Params = {}
  for (const [at, segment] of segments.entries()) {
    const part = parts[at]!
    if ('name' in segment && part) params[segment.name] = decoded(part)
    else if (!('literal' in segment) || segment.literal !== part.toLowerCase()) return null
  }
  return params
}

const decoded = (part: string): string => {
  const text = ((): string => {
    try {
      return decodeURIComponent(part)
    } catch {
      return '\0'
    }
  })()
  // No row and no file has a name with a zero in it, and Postgres takes none.
  if (text.includes('\0')) throw fail('VAL_001', { status: 400, message: 'The address could not be read.' })
  return text
}
