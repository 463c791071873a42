import { findByIDOperation, findOperation, parseParams, type Collection, type Endpoint, type JoinQuery, type Payload, type PayloadRequest, type SelectType } from 'payload'
import { leanOf } from '@/src/engine/lean'
import { leanLoader } from './loader'

type Handler = Endpoint['handler']

/**
 * Payload's list and single-row endpoints with the pass after reading cut down to the fields that have something to do in it:
 * secret, hidden, computed and nested ones always, relations when some are asked for. For all others Payload makes a
 * promise per field and row that changes nothing, which costs more than the query. Everything else is Payload's operation.
 */
export const leanReads = (payload: Payload): Map<Handler, Handler> => {
  const reads = new Map<Handler, Handler>()
  for (const { config } of Object.values(payload.collections)) {
    for (const { method, path, handler } of config.endpoints || []) {
      if (method === 'get' && path === '/' && handler.name === 'findHandler') reads.set(handler, list)
      if (method === 'get' && path === '/:id' && handler.name === 'findByIDHandler') reads.set(handler, single)
    }
  }
  return reads
}

const list: Handler = async (req) => {
  const { depth, limit, page, pagination, populate, select, sort, where } = parseParams(req.query)
  const [collection, joins] = [leanCollection(req, depth, select), joinsOf(req)]
  return Response.json(await findOperation({ collection, depth, joins, limit, page, pagination, populate, req, select, sort, where } as never))
}

const single: Handler = async (req) => {
  const { depth, populate, select } = parseParams(req.query)
  const [collection, joins] = [leanCollection(req, depth, select), joinsOf(req)]
  return Response.json(await findByIDOperation({ collection, depth, id: String(req.routeParams?.id), joins, populate, req, select } as never))
}

const leanCollection = (req: PayloadRequest, depth: number | undefined, select: SelectType | undefined): Collection => {
  const collection = req.payload.collections[req.routeParams?.collection as 'users'] as unknown as Collection
  if (depth) req.payloadDataLoader = leanLoader(req)
  return leanOf(collection, Boolean(depth), select)
}

/** The joins that the caller names; Payload would add every other one of the collection. */
const joinsOf = ({ query, payload, routeParams }: PayloadRequest): JoinQuery | false => {
  const { joins } = parseParams({ joins: query.joins as never }) as { joins?: JoinQuery }
  if (!joins || typeof joins !== 'object' || !Object.keys(joins).length) return false
  const { flattenedFields } = payload.collections[routeParams?.collection as 'users'].config
  const unasked = flattenedFields.filter(({ type }) => type === 'join').map(({ name }) => [name, false])
  return { ...Object.fromEntries(unasked), ...(joins as object) }
}
