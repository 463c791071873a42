import type { CollectionSlug, DataFromCollectionSlug, PayloadRequest, RequiredDataFromCollectionSlug, Where } from 'payload'
import { asSystem } from '@/src/engine/doors'

/** The row that is there by its natural key, or a new one: a seed may be run again at any time and changes nothing that is there. */
export const ensure = async <S extends CollectionSlug>(req: PayloadRequest, slug: S, where: Where, data: () => object | Promise<object>): Promise<DataFromCollectionSlug<S>> => {
  const door = asSystem(req, 'seed')
  const { docs } = await door.find(slug, { where, limit: 1, pagination: false })
  return docs[0] ?? door.create(slug, (await data()) as RequiredDataFromCollectionSlug<S>)
}
