import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

export const commentBody = z.string().trim().min(1, 'Write something first.').max(5000, 'A message has at most 5,000 characters.')
export const files = z.array(z.uuid()).max(5, 'At most 5 files fit to a message.').optional()
export const token = z.string().min(1).max(64)
export const readBody = z.strictObject({ upTo: z.uuid('“upTo” is the id of a message.') })

const most = 100

/** `limit` of the query, 1 to `highest`. */
export const limitOf = (req: PayloadRequest, usual = 50, highest = most): number => {
  const asked = Number(req.searchParams?.get('limit') ?? usual)
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, highest) : usual
}

/** `before`, `after` and `limit` of the query. Throws VAL_001 for a cursor that is no id. */
export const windowOf = (req: PayloadRequest): { before?: string; after?: string; limit: number } => {
  const [before, after] = ['before', 'after'].map((name) => req.searchParams?.get(name) || undefined)
  for (const [field, value] of Object.entries({ before, after })) if (value && !isUuid(value)) throw fail('VAL_001', { field, message: `“${field}” is the id of a message.` })
  return { before, after, limit: limitOf(req) }
}
