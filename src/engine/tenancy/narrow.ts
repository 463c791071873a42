import { idOf } from '@/src/engine/idOf'
import { isSuperAdmin, standingsOf } from './membership'

type Membership = { agency?: unknown }

/**
 * A person as seen from an agency's own host: the memberships of other agencies do not count there, and an operator of the
 * installation sees that agency only. Null for somebody who has nothing to do with it. Nothing is ever added.
 */
export const narrowedTo = <P extends object>(person: P, agency: string): P | null => {
  const memberships = ((person as { memberships?: Membership[] | null }).memberships ?? []).filter((membership) => idOf(membership.agency) === agency)
  const narrowed = { ...person, memberships, within: agency }
  return isSuperAdmin(narrowed) || standingsOf(narrowed).length > 0 ? narrowed : null
}

/** A person without the memberships of agencies with which nobody works just now. */
export const withoutAgencies = <P extends object>(person: P, isUsable: (agency: string) => boolean): P => {
  const { memberships } = person as { memberships?: Membership[] | null }
  if (!memberships?.some((membership) => !isUsable(idOf(membership.agency) ?? ''))) return person
  return { ...person, memberships: memberships.filter((membership) => isUsable(idOf(membership.agency) ?? '')) }
}

/** The agencies that a person looks after: the operator all (null), at an agency's host that one; others where they are admin. */
export const agenciesInCareOf = (person: unknown): string[] | null => {
  const within = withinOf(person)
  if (isSuperAdmin(person)) return within ? [within] : null
  return standingsOf(person).filter(({ role }) => role === 'agency_admin').map(({ agency }) => agency)
}

/** The agency whose host an operator came by, or null: it narrows what `all` means. */
export const withinOf = (person: unknown): string | null => (person as { within?: string } | null)?.within ?? null
