import { AsyncLocalStorage } from 'node:async_hooks'
import { findOperation, type Collection } from 'payload'
import type { CollectionSlug, DataFromCollectionSlug, File, PaginatedDocs, PayloadRequest, RequiredDataFromCollectionSlug, SelectType, Sort, Where } from 'payload'
import { leanOf } from '@/src/engine/lean'

type Doc<S extends CollectionSlug> = DataFromCollectionSlug<S>
type Fields = Record<string, boolean>
/** `lean`: for lists of very many rows, without the passes after reading over fields that have nothing to do in them (docs/decisions/015); a default that a row lacks stays away. */
type List = { where?: Where; sort?: Sort; limit?: number; page?: number; select?: Fields; pagination?: boolean; lean?: true }
type Change<S extends CollectionSlug> = Partial<RequiredDataFromCollectionSlug<S>>

/** The Local API as one of the two doors offers it: always with `req`, depth 0 and no joins. */
export type Door = {
  find<S extends CollectionSlug>(collection: S, list?: List): Promise<PaginatedDocs<Doc<S>>>
  findByID<S extends CollectionSlug>(collection: S, id: string, select?: Fields): Promise<Doc<S>>
  count(collection: CollectionSlug, where?: Where): Promise<number>
  create<S extends CollectionSlug>(collection: S, data: RequiredDataFromCollectionSlug<S>, file?: File): Promise<Doc<S>>
  update<S extends CollectionSlug>(collection: S, id: string, data: Change<S>): Promise<Doc<S>>
  delete<S extends CollectionSlug>(collection: S, id: string): Promise<Doc<S>>
}

/** Which rows of a collection the caller reads just now, as a filter that outlives the request; false for none. */
export const reachOf = async (req: PayloadRequest, collection: CollectionSlug): Promise<Where | boolean> => req.payload.collections[collection].config.access.read({ req }) as Promise<Where | boolean>

/** One for the process: pages are built into a copy of this code, and the collections' hooks, which ask, run in another. */
const inProcess = <T>(name: string): AsyncLocalStorage<T> => {
  const held = globalThis as { [place: symbol]: AsyncLocalStorage<T> | undefined }
  return (held[Symbol.for(`doors.${name}`)] ??= new AsyncLocalStorage<T>())
}

const system = inProcess<string>('system')

/** Why the platform itself is acting just now, or undefined while a person is. Hooks use it; nothing else should. */
export const systemReason = (): string | undefined => system.getStore()

const asking = inProcess<true>('asking')

/** True while the platform's own code asks through a door: what it asks for needs no bounds. */
export const asksItself = (): boolean => asking.getStore() === true

/** The person's rights: each call is checked against the permission table. Throws Payload's Forbidden and NotFound. */
export const as = (req: PayloadRequest): Door => door(req, false)

/** Without a person's rights, for a stated reason that the event log shows; the rows' own rules still hold. */
export const asSystem = (req: PayloadRequest, reason: string): Door => {
  const inner = door(req, true)
  const within = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => (...args: A) => system.run(reason, () => call(...args))
  return {
    find: within(inner.find) as Door['find'],
    findByID: within(inner.findByID) as Door['findByID'],
    count: within(inner.count),
    create: within(inner.create) as Door['create'],
    update: within(inner.update) as Door['update'],
    delete: within(inner.delete) as Door['delete'],
  }
}

/** What the doors need of the Local API, without its overloads by slug; the `Door` type gives those back to the caller. */
type Local = Record<'find' | 'findByID' | 'count' | 'create' | 'update' | 'delete', (options: object) => Promise<never>>

const leanFind = (req: PayloadRequest, slug: CollectionSlug, list: List & object): Promise<never> => {
  const collection = req.payload.collections[slug] as unknown as Collection
  return findOperation({ ...list, collection: leanOf(collection, false, list.select as SelectType | undefined) } as never) as Promise<never>
}

const door = (req: PayloadRequest, overrideAccess: boolean): Door => {
  const local = req.payload as unknown as Local
  const ask = <T>(call: () => Promise<T>): Promise<T> => asking.run(true, call)
  const always = { req, overrideAccess, depth: 0 }
  const reading = { ...always, joins: false }
  return {
    find: (collection, { lean, ...list } = {}) => ask(() => (lean ? leanFind(req, collection, { ...list, ...reading }) : local.find({ collection, ...list, ...reading }))),
    findByID: (collection, id, select) => ask(() => local.findByID({ collection, id, select, ...reading })),
    count: async (collection, where) => ((await ask(() => local.count({ collection, where, ...always }))) as { totalDocs: number }).totalDocs,
    create: (collection, data, file) => ask(() => local.create({ collection, data, file, ...always })),
    update: (collection, id, data) => ask(() => local.update({ collection, id, data, ...always })),
    delete: (collection, id) => ask(() => local.delete({ collection, id, ...always })),
  }
}
