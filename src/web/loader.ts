import { findOperation, getDataLoader, type Collection, type PayloadRequest } from 'payload'
import { leanOf } from '@/src/engine/lean'

type Loader = PayloadRequest['payloadDataLoader']
type Key = [transactionID: unknown, slug: string, id: string, depth: number, currentDepth: number, locale: unknown, fallbackLocale: unknown, overrideAccess: boolean, hidden: boolean, draft: boolean, select: never, populate: never]
type Waiting = { id: string; resolve: (document: unknown) => void; reject: (reason: unknown) => void }

/**
 * Collects the related rows that the rows of one answer point at and reads them by one query for each collection and
 * selection, with the reader's rights and the lean pass; Payload's own loader passes over every field of each.
 */
export const leanLoader = (req: PayloadRequest): Loader => {
  const loaded = new Map<string, Promise<unknown>>()
  const batches = new Map<string, Waiting[]>()
  const load = (key: string): Promise<unknown> => {
    const before = loaded.get(key)
    if (before) return before
    const promise = new Promise((resolve, reject) => join(req, batches, key, { resolve, reject }))
    loaded.set(key, promise)
    return promise
  }
  return { ...getDataLoader(req), load } as Loader
}

const join = (req: PayloadRequest, batches: Map<string, Waiting[]>, key: string, waiting: Omit<Waiting, 'id'>): void => {
  const parts = JSON.parse(key) as Key
  const id = parts[2]
  const batch = JSON.stringify(parts.with(2, ''))
  const members = batches.get(batch)
  if (members) return void members.push({ id, ...waiting })
  batches.set(batch, [{ id, ...waiting }])
  // After the promises of this turn, as a DataLoader does: all rows of the page have named theirs by then.
  setImmediate(() => {
    const all = batches.get(batch)!
    batches.delete(batch)
    void read(req, parts, all)
  })
}

const read = async (req: PayloadRequest, [, slug, , depth, currentDepth, , , overrideAccess, showHiddenFields, , select, populate]: Key, waiting: Waiting[]): Promise<void> => {
  try {
    const collection = leanOf(req.payload.collections[slug as 'users'] as unknown as Collection, currentDepth <= depth, select ?? undefined)
    const where = { id: { in: [...new Set(waiting.map(({ id }) => id))] } }
    const { docs } = await findOperation({ collection, currentDepth, depth, disableErrors: true, joins: false, overrideAccess, pagination: false, populate, req, select: select ?? undefined, showHiddenFields, where } as never)
    const byId = new Map(docs.map((document) => [String((document as { id: unknown }).id), document]))
    for (const { id, resolve } of waiting) resolve(byId.get(id) ?? null)
  } catch (error) {
    for (const { reject } of waiting) reject(error)
  }
}
