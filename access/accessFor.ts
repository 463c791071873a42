import type { Access, AccessResult, CollectionConfig, FieldAccess, Where } from 'payload'
import { isStaffOn, isSuperAdmin, standingsOf, type Standing } from '@/src/engine/tenancy/membership'
import { withinOf } from '@/src/engine/tenancy/narrow'
import { permissionOf, type Operation, type Permission, type Scope } from './permissions'
import { staffRoles } from './roles'
import { actingKey, keyMay } from './scopes'

const order: Record<Operation, 0 | 1 | 2 | 3> = { create: 0, read: 1, update: 2, delete: 3 }
const never: Access = () => false

/**
 * All of Payload's access keys for one collection, read from the permission table. Create answers yes or no (a query
 * there would count as yes); the rest answer yes, no or the query of the rows in reach. Nothing is asked of the database.
 */
export const accessFor = (slug: string): NonNullable<CollectionConfig['access']> => {
  const permission = permissionOf(slug)
  const rows = (operation: Operation): Access => ({ req }) => keyMay(req.user, slug, operation) && ofKey(permission, req.user, rowsInReach(permission, operation, req.user))
  return {
    create: ({ req }) => keyMay(req.user, slug, 'create') && mayCreate(permission, req.user),
    read: rows('read'),
    update: rows('update'),
    delete: rows('delete'),
    readVersions: never,
    unlock: ({ req }) => isSuperAdmin(req.user),
    admin: ({ req }) => entersAdmin(req.user),
  }
}

/** True for staff: people with a role that works in the admin. */
export const entersAdmin = (user: unknown): boolean =>
  !actingKey(user) && (isSuperAdmin(user) || standingsOf(user).some(({ role }) => staffRoles.includes(role)))

/** Fields that only the operator or staff read, or nobody, as the table says; undefined when everybody with the row does. */
export const fieldReadOf = (slug: string, field: string): FieldAccess | undefined => {
  const { secret, operatorOnly, staffOnly } = permissionOf(slug)
  if (secret?.includes(field)) return () => false
  if (operatorOnly?.includes(field)) return ({ req }) => isSuperAdmin(req.user)
  if (staffOnly?.includes(field)) return ({ req, doc }) => isStaffOn(req.user, doc)
  return undefined
}

/** Whether the person may create here at all; which agency and client the row gets is decided by the stamp. */
export const mayCreate = (permission: Permission, user: unknown): boolean => {
  if (isSuperAdmin(user) && scopeOf(permission, 'super_admin', 'create') === 'all') return true
  return standingsOf(user).some((standing) => scopeOf(permission, standing.role, 'create') !== 'none')
}

/** The union of what each membership grants: true for every row, false for none, else a query. */
export const rowsInReach = (permission: Permission, operation: Operation, user: unknown): AccessResult => withoutElsewhere(permission, unionOf(permission, operation, user))

const unionOf = (permission: Permission, operation: Operation, user: unknown): AccessResult => {
  const grants = [
    ...(isSuperAdmin(user) ? [operatorReach(permission, operation, user)] : []),
    ...standingsOf(user).map((standing) => withOnly(permission, standing, reach(permission, scopeWith(user, scopeOf(permission, standing.role, operation)), standing, idOfPerson(user)))),
  ]
  if (grants.includes(true)) return true
  const queries = grants.filter((grant): grant is Where => typeof grant === 'object')
  return queries.length > 1 ? { or: queries } : (queries[0] ?? false)
}

/** The scope of a role for an operation; what the table does not grant is none. */
export const scopeOf = (permission: Permission, role: string, operation: Operation): Scope =>
  permission.roles[role as keyof Permission['roles']]?.[order[operation]] ?? 'none'

/** Whether a membership lets a person create such a row: its role has the right, and for rows like this one. */
export const mayCreateSuch = (permission: Permission, { role }: Standing, row: Record<string, unknown>): boolean =>
  scopeOf(permission, role, 'create') !== 'none' && Object.entries(permission.only?.[role] ?? {}).every(([field, values]) => values.includes(String(row[field])))

/** A key sees no more of a collection than what the table opens to keys. */
const ofKey = ({ keys }: Permission, user: unknown, rows: AccessResult): AccessResult => (keys && actingKey(user) ? narrowed(keys.only, rows) : rows)

const withOnly = ({ only }: Permission, { role }: Standing, rows: Where | boolean): Where | boolean => {
  return narrowed(only?.[role] ?? {}, rows) as Where | boolean
}

const narrowed = (only: Readonly<Record<string, readonly string[]>>, rows: AccessResult): AccessResult => {
  const fields = Object.entries(only)
  if (fields.length === 0 || rows === false) return rows
  return { and: [...(rows === true ? [] : [rows]), ...fields.map(([field, values]) => ({ [field]: { in: [...values] } }))] }
}

const withoutElsewhere = ({ elsewhere }: Permission, rows: AccessResult): AccessResult => {
  const fields = Object.entries(elsewhere ?? {})
  if (fields.length === 0 || rows === false) return rows
  return { and: [...(rows === true ? [] : [rows]), ...fields.map(([field, values]) => ({ [field]: { not_in: [...values] } }))] }
}

/** Rows that are a person's own are never a key's, although it acts in that person's name. */
const scopeWith = (user: unknown, scope: Scope): Scope => (scope === 'own' && actingKey(user) ? 'none' : scope)

/** At an agency's host, everything is what that agency has. */
const operatorReach = (permission: Permission, operation: Operation, user: unknown): Where | boolean => {
  const [scope, agency] = [scopeOf(permission, 'super_admin', operation), withinOf(user)]
  if (scope !== 'all' || !agency) return reach(permission, scope, null, idOfPerson(user))
  const admins = scopeOf(permission, 'agency_admin', 'read')
  return reach(permission, admins === 'all' || admins === 'shared' ? admins : 'agency', { role: 'agency_admin', agency, client: null }, idOfPerson(user))
}

const reach = (permission: Permission, scope: Scope, standing: Standing | null, person: string): Where | boolean => {
  const path = { agency: 'agency', client: 'client', own: 'user', ...permission.paths }
  if (scope === 'all') return true
  if (scope === 'own') return { [path.own]: { equals: person } }
  if (!standing || scope === 'none') return false
  const inAgency: Where = { [path.agency]: { equals: standing.agency } }
  if (scope === 'agency') return inAgency
  if (scope === 'shared') return { or: [inAgency, { [path.agency]: { exists: false } }] }
  if (scope === 'assigned') return standing.assigned ? ofAssigned(path, standing.assigned, inAgency) : inAgency
  if (scope === 'client' && standing.client) return ofClient(path, standing, permission.hides)
  return false
}

/** Where members are restricted: the rows of their clients, and those of no client, such as the agency's own logo. */
const ofAssigned = ({ client }: { client: string }, assigned: readonly string[], inAgency: Where): Where => {
  const nobodys: Where = { [client]: { exists: false } }
  return { and: [inAgency, assigned.length > 0 ? { or: [{ [client]: { in: [...assigned] } }, nobodys] } : nobodys] }
}

const ofClient = (path: { agency: string; client: string }, standing: Standing, hides?: string): Where => ({
  and: [{ agency: { equals: standing.agency } }, { [path.client]: { equals: standing.client } }, ...(hides ? [{ [hides]: { exists: false } }] : [])],
})

const idOfPerson = (user: unknown): string => (user as { id?: string } | null)?.id ?? ''
