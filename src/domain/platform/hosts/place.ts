import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { env } from '@/src/env'

export type PlaceAgency = { id: string; slug: string; name: string; isActive: boolean; subscriptionStatus: string }

/**
 * Where a request came in: the platform's own hosts, an agency's host, or any other name, where the key or the session decides.
 * A host that should be an agency's and is not has kind `agency` without one. A place narrows what is shown and never widens rights.
 */
export type Place = { kind: 'platform' | 'agency' | 'elsewhere'; agency: PlaceAgency | null }

const keepMs = 60_000
const most = 5_000
const known = new Map<string, { until: number; place: Promise<Place> }>()

/** What a `Host` header names: lower-case, without port and final dot. */
export const hostName = (host: string | null | undefined): string => (host ?? '').trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')

/** The place of a host, from memory for at most 60 seconds. Throws when the database cannot be asked. */
export const placeOf = (payload: Payload, host: string | null | undefined): Promise<Place> => {
  const name = hostName(host)
  const now = Date.now()
  const kept = known.get(name)
  if (kept && kept.until > now) return kept.place
  const place = find(payload, name)
  if (known.size >= most) known.clear()
  known.set(name, { until: now + keepMs, place })
  place.catch(() => known.delete(name))
  return place
}

/** Forgets what is known of all hosts: called when an agency changes, in every process. */
export const forgetPlaces = (): void => known.clear()

const columns = `id, slug, name, is_active is not false as "isActive", subscription_status::text as "subscriptionStatus"`
const own: Place = { kind: 'platform', agency: null }

const find = async (payload: Payload, name: string): Promise<Place> => {
  const [byDomain] = await poolOf(payload).query<PlaceAgency>(`select ${columns} from agencies where custom_domain = $1 and custom_domain_verified`, [name])
  if (byDomain) return { kind: 'agency', agency: byDomain }
  if (name === env.platformDomain || name === `api.${env.platformDomain}` || name === env.appHost) return own
  const slug = slugIn(name)
  if (!slug) return { kind: env.fileHosts.includes(name) ? 'agency' : 'elsewhere', agency: null }
  const [bySlug] = await poolOf(payload).query<PlaceAgency>(`select ${columns} from agencies where slug = $1`, [slug])
  return { kind: 'agency', agency: bySlug ?? null }
}

const slugIn = (name: string): string | null => {
  const label = name.endsWith(`.${env.platformDomain}`) ? name.slice(0, -env.platformDomain.length - 1) : ''
  return /^[a-z0-9-]+$/.test(label) ? label : null
}
