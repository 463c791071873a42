import type { CollectionBeforeOperationHook, Plugin, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { entersAdmin } from '@/access/accessFor'
import { as, asksItself } from '@/src/engine/doors'
import { between, checkedJoins, checkPopulate, checkSelect, checkSort, checkWhere, mayFilter, most, usual } from '@/src/engine/query'
import { fail } from '@/src/errors'

type Asked = { id?: unknown; where?: unknown; sort?: unknown; limit?: unknown; page?: unknown; depth?: unknown; select?: unknown; populate?: unknown; joins?: unknown; data?: unknown; overrideAccess?: boolean; disableErrors?: boolean }

/**
 * What somebody may ask of a collection, whichever door they come by: REST, GraphQL or a page of the admin. Numbers are
 * brought within bounds, paths that are not theirs to ask for are refused, and nobody says when a row was made or changed. The
 * platform's own questions pass. Throws VAL_001.
 */
export const boundQuery: CollectionBeforeOperationHook = async ({ args: given, collection, operation, req }) => {
  const asked = given as Asked
  // Related rows are read in batches by Payload's loader, which nobody asks with a filter of their own.
  if (asked.overrideAccess || asked.disableErrors || asksItself()) return given
  const args = timeless(given)
  const config = (collection ?? (args as unknown as { collection: { config: SanitizedCollectionConfig } }).collection.config) as SanitizedCollectionConfig
  if (config.access.read({ req } as never) === false) return args
  const of = { req, config }
  checkWhere(asked.where, (path, operator) => mayFilter(req, config, path, operator))
  checkSort(of, asked.sort)
  const isBulk = (operation === 'update' || operation === 'delete') && asked.id === undefined && 'where' in args
  if (isBulk) await checkBulk(req, config.slug, asked)
  if (isByCode(req, asked)) return args
  checkPopulate(of, asked.populate)
  if (req.payloadAPI === 'REST') checkSelect(of, asked.select)
  return { ...args, ...numbers(asked, operation as string), ...('joins' in args && { joins: checkedJoins(of, asked.joins) }) } as typeof args
}

/** What is written without the times that the platform sets itself. */
const timeless = <T extends object>(args: T): T => {
  const { data } = args as Asked
  if (typeof data !== 'object' || data === null) return args
  const { createdAt, updatedAt, ...rest } = data as Record<string, unknown>
  return createdAt === undefined && updatedAt === undefined ? args : { ...args, data: rest }
}

/**
 * The admin's pages and Payload's helpers choose fields and numbers themselves; only their filter and order may come from
 * outside. Payload's own routes never say whose rights count, code that calls the Local API always does.
 */
const isByCode = (req: PayloadRequest, { overrideAccess }: Asked): boolean => req.payloadAPI === 'local' || (req.payloadAPI === 'REST' && overrideAccess === false)

const numbers = (asked: Asked, operation: string): Asked => ({
  ...(operation === 'read' && asked.id === undefined && { limit: between(asked.limit, 1, most.rows, usual), page: between(asked.page, 1, most.page, 1) }),
  ...(asked.depth !== undefined && { depth: between(asked.depth, 0, most.depth, 0) }),
})

/** Changing many rows at once is for staff, and for so many rows only. Throws AUTH_004, VAL_001. */
const checkBulk = async (req: PayloadRequest, slug: string, { where, limit }: Asked): Promise<void> => {
  if (!entersAdmin(req.user)) throw fail('AUTH_004', { message: 'Change rows one by one.' })
  if (between(limit, 1, most.atOnce + 1, most.atOnce + 1) <= most.atOnce) return
  const met = await as(req).count(slug as 'users', where as Where)
  if (met > most.atOnce) throw fail('VAL_001', { field: 'where', message: `Up to ${most.atOnce} rows are changed at once; this filter meets ${met}.` })
}

/** Puts the check in front of every collection's own hooks. */
export const boundQueries: Plugin = (config) => ({
  ...config,
  collections: config.collections?.map((one) => ({ ...one, hooks: { ...one.hooks, beforeOperation: [boundQuery, ...(one.hooks?.beforeOperation ?? [])] } })),
})
