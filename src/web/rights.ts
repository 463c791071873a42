import type { Endpoint, Payload } from 'payload'
import { as } from '@/src/engine/doors'
import { fail } from '@/src/errors'

type Handler = Endpoint['handler']

/**
 * What a caller may do with a row is told only of rows that the caller may read: Payload's own answer differs between a row of
 * somebody else and none at all, and so would tell which ids there are.
 */
export const rightsOfReadable = (payload: Payload): Map<Handler, Handler> => {
  const guarded = new Map<Handler, Handler>()
  for (const { config } of Object.values(payload.collections)) {
    for (const { method, path, handler } of config.endpoints || []) {
      if (method === 'post' && path === '/access/:id?') guarded.set(handler, readableFirst(handler))
      if (method === 'get' && path === '/file/:filename') guarded.set(handler, toldMissing(handler))
    }
  }
  return guarded
}

const readableFirst = (handler: Handler): Handler => async (req) => {
  const { id, collection } = req.routeParams as { id?: string; collection: 'users' }
  if (id) await as(req).findByID(collection, id, { id: true })
  return handler(req)
}

/** Whoever reads every row is not looked up one, and Payload calls a name that nothing has a fault of ours. */
const toldMissing = (handler: Handler): Handler => async (req) => {
  const response = await Promise.resolve(handler(req)).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENAMETOOLONG') throw fail('FILE_004')
    throw error
  })
  if (response.status === 500) throw fail('FILE_004')
  return response
}
