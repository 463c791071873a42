import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { whereOf } from '@/src/domain/social/posts/list/filters'
import { unreadOf } from '@/src/domain/social/posts/list/unread'
import { besides, checked } from '@/src/domain/social/posts/show'
import type { Row } from '@/src/domain/social/posts/row'
import { asksItself } from '@/src/engine/doors'

/** True for a list or a single post that somebody asks for by its address, not one that the product's own code reads. */
const isAsked = (req: PayloadRequest, args: object): boolean => !asksItself() && req.payloadAPI === 'REST' && (args as { overrideAccess?: boolean }).overrideAccess === undefined

/** The list's own filters, in the words of the query, beside Payload's. */
export const filterPosts: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const asked = args as { id?: unknown; where?: Where }
  if ((operation as string) !== 'read' || 'id' in args || !isAsked(req, args)) return args
  const own = await whereOf(req, { ...(JSON.stringify(asked.where ?? null).includes('"archivedAt"') && { archived: 'any' }), ...req.query })
  return { ...args, where: asked.where && Object.keys(asked.where).length ? { and: [asked.where, own] } : own }
}

/** Lists tell what each post's thread holds that is unread; a post read alone, what may be done with it; one that was stored, what the rules say of it. */
export const showBesides: CollectionAfterOperationHook = async ({ args, operation, req, result }) => {
  if (!req.user || !isAsked(req, args)) return result
  if (operation === 'find') {
    const list = result as { docs: Row[] }
    const unread = await unreadOf(req, list.docs.map(({ id }) => id))
    return { ...list, docs: list.docs.map((row) => ({ ...row, unread: unread.get(row.id) ?? 0 })) }
  }
  const row = result as unknown as Row
  if (operation === 'create' || operation === 'updateByID') return row?.status === undefined ? result : { ...row, ...(await checked(req, row)) }
  const isWhole = operation === 'findByID' && row?.status !== undefined && row.agency !== undefined && !(args as { select?: unknown }).select
  return isWhole ? { ...row, ...(await besides(req, row)), unread: (await unreadOf(req, [row.id])).get(row.id) ?? 0 } : result
}
