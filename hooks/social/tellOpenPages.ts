import type { CollectionAfterChangeHook } from 'payload'
import { audienceOf } from '@/src/domain/platform/messages'
import { idOf } from '@/src/engine/idOf'
import { announce } from '@/src/engine/realtime/announce'

/** Open pages of those concerned hear that a post has changed; the client's people only of what they may see. */
export const tellOpenPages: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [agency, client] = [idOf(doc.agency), idOf(doc.client)]
  if (!agency || !client) return doc
  const isSeen = doc.status !== 'draft' || (previousDoc?.status !== undefined && previousDoc.status !== 'draft')
  const { staff, customers } = await audienceOf(req, { kind: 'post', agency, client, conversation: `post:${doc.id}` }, isSeen)
  const told = { id: doc.id, status: doc.status }
  await announce(req, staff, 'post.changed', { ...told, version: doc.version })
  // How often a post in work is changed is withheld from its client, as the changes are.
  await announce(req, customers, 'post.changed', doc.status === 'changes_requested' ? told : { ...told, version: doc.version })
  return doc
}
