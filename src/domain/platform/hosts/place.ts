import type { Payload, PayloadRequest } from 'payload'
import { hostHeader, hostName, isPlatformHost } from '@/src/engine/host'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { directoryOf, type Directory, type HostedAgency } from './directory'

export type PlaceAgency = Omit<HostedAgency, 'domain'>

/**
 * Where a request came in: the platform's own hosts, an agency's host, or any other name, where the key or the session decides.
 * A host that should be an agency's and is not has kind `agency` without one. A place narrows what is shown and never widens rights.
 */
export type Place = { kind: 'platform' | 'agency' | 'elsewhere'; agency: PlaceAgency | null }

/** The agency at whose own host a request came in; null elsewhere, and for what no request began. */
export const agencyHere = ({ context }: Pick<PayloadRequest, 'context'>): PlaceAgency | null => (context.place as Place | null | undefined)?.agency ?? null

export { hostHeader, hostName, isPlatformHost }

/** The place of a host (spec 06-platform §13.2, steps 2 to 6). Throws when the database cannot be asked. */
export const placeOf = async (payload: Payload, host: string | null | undefined): Promise<Place> => placeIn(await directoryOf(payload), hostName(host))

const placeIn = (directory: Directory, name: string): Place => {
  const byDomain = directory.byDomain.get(name)
  if (byDomain) return { kind: 'agency', agency: byDomain }
  if (isPlatformHost(name)) return { kind: 'platform', agency: null }
  const slug = labelIn(name)
  if (slug) return { kind: 'agency', agency: directory.bySlug.get(slug) ?? null }
  return { kind: env.fileHosts.includes(name) ? 'agency' : 'elsewhere', agency: null }
}

const labelIn = (name: string): string | null => {
  const label = name.endsWith(`.${env.platformDomain}`) ? name.slice(0, -env.platformDomain.length - 1) : ''
  return /^[a-z0-9-]+$/.test(label) ? label : null
}

/** Subscriptions with which nobody works. */
export const isEnded = (subscription: string): boolean => subscription === 'canceled' || subscription === 'suspended'

const needsNoAgency = /^\/(?:health|api\/health|api\/domains\/allowed|api\/openapi\S*|files\/|api\/admin\/|sandbox\/)/

/** Steps 1, 5, 7 and 8 of the resolution: throws TEN_001, TEN_002 or BIZ_003 for a place at which nothing is served. */
export const admit = ({ kind, agency }: Place, path: string): void => {
  if (kind !== 'agency' || needsNoAgency.test(path)) return
  if (!agency) throw fail('TEN_001')
  if (!agency.isActive) throw fail('TEN_002')
  if (isEnded(agency.subscriptionStatus)) throw fail('BIZ_003', { message: `The subscription of ${agency.name} is ${agency.subscriptionStatus}.`, details: { subscription: agency.subscriptionStatus } })
}
