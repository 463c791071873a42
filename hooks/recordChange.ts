import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'

type Row = Record<string, unknown>
const unremarkable = new Set(['updatedAt', 'createdAt', 'version', 'sessions', 'loginAttempts', 'lockUntil', 'hash', 'salt'])
const secret = /password|token|secret|hash|salt/i

/** One event per change a person or job makes; a transition records its own. Values of secrets appear as "changed". */
export const recordChange: CollectionAfterChangeHook = async ({ collection, doc, operation, previousDoc, req }) => {
  const changes = operation === 'update' ? differences(previousDoc as Row, doc as Row) : {}
  const byTransition = systemReason()?.startsWith(`${collection.slug}.`)
  if (byTransition || (operation === 'update' && Object.keys(changes).length === 0)) return doc
  await recordEvent(req, { ...about(collection.slug, doc as Row), type: `${collection.slug}.${operation}`, changes })
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
  agency: slug === 'agencies' ? String(row.id) : idOf(row.agency),
  client: slug === 'clients' ? String(row.id) : idOf(row.client),
})

const nameOf = (row: Row): string | null => {
  const name = row.title ?? row.companyName ?? row.displayName ?? row.name ?? row.email ?? row.filename
  return typeof name === 'string' ? name.slice(0, 255) : null
}

const differences = (before: Row = {}, after: Row = {}): Row =>
  Object.fromEntries(
    Object.keys(after)
      .filter((key) => !unremarkable.has(key) && JSON.stringify(plain(before[key])) !== JSON.stringify(plain(after[key])))
      .map((key) => [key, secret.test(key) ? 'changed' : { old: plain(before[key]) ?? null, new: plain(after[key]) ?? null }]),
  )

const plain = (value: unknown): unknown => (value && typeof value === 'object' && 'id' in value ? value.id : value)
