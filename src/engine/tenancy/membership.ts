import { idOf } from '@/src/engine/idOf'

/** The roles that come with a membership (spec 00-model, "Roles"). */
export const memberRoles = ['agency_admin', 'agency_member', 'seller', 'producer', 'talent', 'client'] as const
export type MemberRole = (typeof memberRoles)[number]

type Membership = { agency?: unknown; client?: unknown; role?: string | null; isActive?: boolean | null }
type Person = { id: string; isSuperAdmin?: boolean | null; isActive?: boolean | null; memberships?: Membership[] | null; assignedClients?: unknown } | null | undefined

/** What one membership grants: a role in one agency and, for a client's user, one client. */
export type Standing<R extends string = never> = {
  role: R | MemberRole
  agency: string
  client: string | null
  /** The only clients of the agency that a member reaches, where the agency restricts its members. */
  assigned?: readonly string[]
}

/** The active memberships of a person; they come with the user row, so this asks nothing of the database. */
export const standingsOf = (person: unknown): Standing[] => {
  const known = person as Person
  if (!known || known.isActive === false) return []
  return (known.memberships ?? []).flatMap((membership) => {
    const agency = idOf(membership.agency)
    if (!agency || membership.isActive === false || !membership.role) return []
    const standing = { role: membership.role as MemberRole, agency, client: idOf(membership.client) }
    const assigned = standing.role === 'agency_member' ? assignedIn(known, agency) : undefined
    return [assigned ? { ...standing, assigned } : standing]
  })
}

const assignedIn = (person: NonNullable<Person>, agency: string): readonly string[] | undefined =>
  (person.assignedClients as Record<string, string[]> | null | undefined)?.[agency]

/** The clients of which a person is a user. */
export const ownClientsOf = (person: unknown): string[] => standingsOf(person).flatMap(({ role, client }) => (role === 'client' && client ? [client] : []))

/** Whether a standing reaches rows of a client of its agency; rows of no client are for all who work there. */
export const reachesClient = ({ role, client, assigned }: Standing, of: string | null): boolean =>
  role === 'client' ? client === of : !assigned || of === null || assigned.includes(of)

/** True for the operator of the installation. */
export const isSuperAdmin = (person: unknown): boolean => {
  const known = person as Person
  return Boolean(known?.isSuperAdmin && known.isActive !== false)
}

/**
 * Whether a person is staff where a row belongs, not by being so elsewhere: what a thing costs the agency is kept from a client's people. Of a row that does not say whose it is, and without
 * one, only who is staff wherever they work.
 */
export const isStaffOn = (person: unknown, row?: { agency?: unknown } | null): boolean => {
  const agency = idOf(row?.agency)
  const there = standingsOf(person).filter((standing) => !agency || standing.agency === agency)
  return isSuperAdmin(person) || (agency ? there.some(({ role }) => role !== 'client') : there.length > 0 && there.every(({ role }) => role !== 'client'))
}

/** The roles a person has with regard to one row: those of its agency, for client users only on their own client's rows. */
export const rolesOn = (person: unknown, row: { agency?: unknown; client?: unknown }): (MemberRole | 'super_admin')[] => {
  const agency = idOf(row.agency)
  const client = idOf(row.client)
  const roles = standingsOf(person)
    .filter((standing) => standing.agency === agency && reachesClient(standing, client))
    .map(({ role }) => role)
  return isSuperAdmin(person) ? ['super_admin', ...roles] : roles
}
