import { permissions, type Operation, type Permission, type Scope } from '@/access/permissions'
import type { Fact } from './facts'
import type { Subject } from './subjects'

const at: Record<Operation, number> = { create: 0, read: 1, update: 2, delete: 3 }

/** What no API key ever reaches (spec 06-platform §5), written down a second time. */
const closedToKeys = ['users', 'agencies', 'plans', 'connections', 'notifications', 'api-keys']

/** Of linked accounts, keys read those on networks (spec 02-social §2.1), never vendors' keys. */
const openedToKeys: Record<string, { scope: string; only: Record<string, string> }> = { 'connections:read': { scope: 'social:read', only: { kind: 'social_account' } } }

/** Collections that share two scopes (spec 02-social §2). */
const ofSocial = ['posts', 'post-metrics', 'social-rules']

/** The scope that the table gives a subject; read here on its own, without the code that is proved. */
export const scopeOf = (slug: string, subject: Subject, operation: Operation): Scope => {
  const { roles } = (permissions as Record<string, Permission>)[slug]!
  const scope = subject.role ? (roles[subject.role]?.[at[operation]] ?? 'none') : 'none'
  if (!subject.scopes) return scope
  const opened = openedToKeys[`${slug}:${operation}`]
  if (opened) return subject.scopes.includes(opened.scope) ? scope : 'none'
  const wanted = ofSocial.includes(slug) ? `social:${operation === 'read' ? 'read' : 'write'}` : `${slug}:${operation}`
  const isOpen = !closedToKeys.includes(slug) && subject.scopes.includes(wanted)
  return isOpen && scope !== 'own' ? scope : 'none'
}

/** Whether the table lets a subject do this with this row. */
export const may = (slug: string, subject: Subject, operation: Operation, fact: Fact): boolean => {
  const scope = scopeOf(slug, subject, operation)
  if (scope !== 'none' && !isSuch(slug, subject, fact)) return false
  if (subject.scopes && !isOpenTo(`${slug}:${operation}`, fact)) return false
  const isOfAgency = subject.agency !== null && fact.agencies.includes(subject.agency)
  if (scope === 'all') return true
  if (scope === 'own') return fact.owner === subject.id
  if (scope === 'agency') return isOfAgency
  if (scope === 'shared') return isOfAgency || fact.agencies.length === 0
  if (scope === 'assigned') return isOfAgency && (!subject.assigned || fact.client === null || subject.assigned.includes(fact.client))
  return scope === 'client' && isOfAgency && fact.client === subject.client && !fact.hidden
}

const isOpenTo = (what: string, { row }: Fact): boolean => Object.entries(openedToKeys[what]?.only ?? {}).every(([field, value]) => row[field] === value)

/** Whether a row is among those that a role is held to, and not one that is read through what it hangs on. */
const isSuch = (slug: string, { role }: Subject, { row }: Fact): boolean => {
  const { only, elsewhere = {} } = (permissions as Record<string, Permission>)[slug]!
  if (Object.entries(elsewhere).some(([field, values]) => values.includes(String(row[field])))) return false
  return Object.entries((role && only?.[role]) || {}).every(([field, values]) => values.includes(String(row[field])))
}

/** How a refusal is told: as an unknown row to whom some rows are open, else as a lack of rights or of a sign-in. */
export const refusalFor = (slug: string, subject: Subject, operation: Operation): number => {
  if (subject.role === null) return 401
  return scopeOf(slug, subject, operation) === 'none' ? 403 : 404
}

/** Fields that the table keeps from a subject. */
export const keptFrom = (slug: string, subject: Subject): string[] => {
  const { secret = [], operatorOnly = [], staffOnly = [] } = (permissions as Record<string, Permission>)[slug]!
  return [...secret, ...(subject.role === 'super_admin' ? [] : operatorOnly), ...(subject.role === 'client' ? staffOnly : [])]
}
