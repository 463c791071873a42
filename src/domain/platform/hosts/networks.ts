import { isWithin, networkOf } from '@/src/engine/address'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'
import type { Directory } from './directory'

type Membership = { agency?: unknown; role?: string | null }

const outside = new Set(['client', 'talent'])

/**
 * A person without the staff memberships of agencies that let their staff in from their own networks only, unless the
 * address lies there. Clients and talent are nobody's staff; a key has networks of its own. Throws AUTH_010 when nothing is left.
 */
export const withinNetworks = <P extends object>(person: P, address: string | null, { byId }: Directory): P => {
  const { memberships, apiKey, isSuperAdmin } = person as { memberships?: Membership[] | null; apiKey?: unknown; isSuperAdmin?: boolean | null }
  if (apiKey || !memberships?.length) return person
  const kept = memberships.filter(({ agency, role }) => isOpenTo(role, byId.get(idOf(agency) ?? '')?.networks ?? [], address))
  if (kept.length === memberships.length) return person
  if (!kept.length && !isSuperAdmin) throw outsideNetworks()
  return { ...person, memberships: kept }
}

/** The refusal of staff who are not in their agency's networks. */
export const outsideNetworks = () => fail('AUTH_010', { message: 'Your agency lets its staff in from its own networks only.' })

/** Whether an agency with these networks (none: from anywhere) lets this role in from an address. */
export const isOpenTo = (role: string | null | undefined, networks: readonly string[], address: string | null): boolean =>
  outside.has(role ?? '') || networks.length === 0 || (address !== null && isWithin(address, networks.map(networkOf).filter((network) => network !== null)))
