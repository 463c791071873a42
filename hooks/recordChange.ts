import { createHash } from 'node:crypto'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { permissions, type Permission } from '@/access/permissions'
import { systemReason } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { recordRoles } from './platform/recordRoles'

type Row = Record<string, unknown>
const unremarkable = new Set(['updatedAt', 'createdAt', 'version', 'sessions', 'loginAttempts', 'lockUntil', 'hash', 'salt', 'assignedClients'])
const secret = /password|token|secret|hash|salt/i
const longest = 1000

/**
 * One event per change a person or job makes; a transition records its own. What people may do is told apart, as
 * `users.role_change` in each agency concerned. Values of secrets, and of fields that only the operator reads, appear as "changed".
 */
export const recordChange: CollectionAfterChangeHook = async ({ collection, doc, operation, previousDoc, req }) => {
  const { slug } = collection
  const changes = operation === 'update' ? differences(slug, previousDoc as Row, doc as Row) : {}
  if (slug === 'users' && operation === 'update') await recordRoles(req, previousDoc as Row, doc as Row, changes)
  const byTransition = systemReason()?.startsWith(`${slug}.`)
  if (byTransition || (operation === 'update' && Object.keys(changes).length === 0)) return doc
  await recordEvent(req, { ...about(slug, doc as Row), type: `${slug}.${operation}`, changes })
  return doc
}

/** The name of what was deleted outlives it in the event. */
export const recordDelete: CollectionAfterDeleteHook = async ({ collection, doc, req }) => {
  await recordEvent(req, { ...about(collection.slug, doc as Row), type: `${collection.slug}.delete` })
  return doc
}

const about = (slug: string, row: Row) => ({
  resourceType: slug,
  resourceId: String(row.id),
  resourceName: nameOf(row),
  agency: slug === 'agencies' ? String(row.id) : slug === 'users' ? onlyAgencyOf(row) : idOf(row.agency),
  client: slug === 'clients' ? String(row.id) : idOf(row.client),
})

/** A person who works for one agency is that agency's business; one who works for several, the platform's. */
const onlyAgencyOf = ({ memberships }: Row): string | null => {
  const agencies = new Set(((memberships ?? []) as Row[]).map(({ agency }) => idOf(agency)))
  return agencies.size === 1 ? [...agencies][0]! : null
}

const nameOf = (row: Row): string | null => {
  const name = row.title ?? row.companyName ?? row.displayName ?? row.name ?? row.email ?? row.filename
  return typeof name === 'string' ? name.slice(0, 255) : null
}

const differences = (slug: string, before: Row = {}, after: Row = {}): Row =>
  Object.fromEntries(
    Object.keys(after)
      .filter((key) => !unremarkable.has(key) && JSON.stringify(plain(before[key])) !== JSON.stringify(plain(after[key])))
      .map((key) => [key, isKept(slug, key) ? 'changed' : { old: shortened(before[key]), new: shortened(after[key]) }]),
  )

const isKept = (slug: string, key: string): boolean => {
  const permission: Permission | undefined = (permissions as Record<string, Permission>)[slug]
  return secret.test(key) || Boolean(permission?.secret?.includes(key) || permission?.operatorOnly?.includes(key))
}

/** A long value as its length and fingerprint: enough to tell whether it is the one somebody has in hand. */
const shortened = (value: unknown): unknown => {
  const kept = plain(value) ?? null
  const text = typeof kept === 'string' ? kept : JSON.stringify(kept)
  return text.length > longest ? { length: text.length, sha256: createHash('sha256').update(text).digest('hex') } : kept
}

const plain = (value: unknown): unknown => (value && typeof value === 'object' && 'id' in value && !Array.isArray(value) ? value.id : value)
