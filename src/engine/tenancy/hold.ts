import type { CollectionBeforeOperationHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { isUuid } from '@/src/engine/ids'
import { most } from '@/src/engine/query/bounds'

type Asked = { id?: unknown; where?: Where }

/**
 * Holds the row that is about to be changed until the transaction ends. Payload reads it, works, and writes the whole of it back: what
 * somebody else wrote in between (a state that moved, an approval, another edit of the same version) would be lost without a word.
 */
export const holdRow: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'update') return args
  const { id, where } = args as Asked
  if (id !== undefined) await hold(req, collection.slug, [String(id)])
  else if (where) return { ...args, where: await heldAmong(req, collection.slug, where) } as typeof args
  return args
}

// Not `for update`: rows that point at this one may be added meanwhile.
const hold = async (req: PayloadRequest, slug: string, ids: readonly string[]): Promise<void> => {
  const known = ids.filter(isUuid)
  if (known.length > 0) await sqlOf(req).query(`select id from ${slug.replaceAll('-', '_')} where id = any($1::uuid[]) order by id for no key update`, [known])
}

/** Of several rows, those that the filter meets now; one that meets it only afterwards is left alone. */
const heldAmong = async (req: PayloadRequest, slug: string, where: Where): Promise<Where> => {
  const { docs } = await as(req).find(slug as CollectionSlug, { where, limit: most.atOnce + 1, pagination: false, select: { id: true } })
  const ids = docs.map(({ id }) => String(id))
  await hold(req, slug, ids)
  return ids.length > 0 ? { and: [where, { id: { in: ids } }] } : where
}
