import type { CollectionAfterChangeHook } from 'payload'
import { submitPost } from '@/src/domain/social/posts/moves/submit'
import { readPost } from '@/src/domain/social/posts/row'
import { systemReason } from '@/src/engine/doors'

/** A new post that is sent with `submit` goes to its client in the same transaction: what breaks a rule is not stored at all. */
export const submitAtOnce: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const wants = operation === 'create' && systemReason() === undefined && (req.data as { submit?: unknown } | undefined)?.submit === true
  if (!wants) return doc
  await submitPost(req, doc.id, { version: 1 })
  return readPost(req, doc.id)
}
