import type { CollectionAfterChangeHook } from 'payload'
import { closeRound } from '@/src/domain/platform/approvals'
import { idOf } from '@/src/engine/idOf'

/** A document of which the title or the PDF changes is no longer what the client was asked about or agreed to. */
export const closeReview: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update') return doc
  const isDeleted = Boolean(doc.deletedAt) && !previousDoc.deletedAt
  if (isDeleted) await closeRound(req, { slug: 'documents', id: String(doc.id) }, 'delete')
  else if (doc.title !== previousDoc.title || idOf(doc.pdf) !== idOf(previousDoc.pdf)) await closeRound(req, { slug: 'documents', id: String(doc.id) }, 'change')
  return doc
}
