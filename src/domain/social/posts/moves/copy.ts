import type { PayloadRequest } from 'payload'
import { conversationOf, forgetUnread } from '@/src/domain/platform/messages'
import { inTransaction } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { recordEvent } from '@/src/engine/events'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { contentOf } from '../content'
import { lockPost, placeOf } from '../row'

export type Copy = { connection?: string; withImages?: boolean }

/** A new draft with the words and, unless told otherwise, the pictures of a post; of a rejected one with the reason on top. Throws RES_001, AUTH_004, VAL_001 `CONNECTION_CLIENT`. */
export const duplicatePost = (req: PayloadRequest, id: string, { connection, withImages = true }: Copy): Promise<string> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    const { title, caption, images } = contentOf(row)
    const reason = row.status === 'rejected' && row.rejectionReason ? { internalNote: `The client rejected the earlier one: ${String(row.rejectionReason)}`.slice(0, 2000) } : {}
    const draft = { ...placeOf(row), ...reason, connection: connection ?? idOf(row.connection), title, caption, images: withImages ? images.map((image) => ({ ...image, crop: image.crop ?? undefined })) : [], author: req.user?.id, copiedFrom: id, labels: row.labels }
    const made = await asSystem(req, 'duplicate-post').create('posts', draft as never)
    return String(made.id)
  })

/** Deletes a draft softly: it leaves every list, its thread and history stay. Throws RES_001, RES_004, AUTH_004, RES_003 `NOT_DRAFT`. */
export const deletePost = (req: PayloadRequest, id: string): Promise<{ id: string; deletedAt: string }> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (row.status !== 'draft') throw fail('RES_003', { name: 'NOT_DRAFT', message: 'Only a draft can be deleted. What the client has seen stays, and can be archived.', details: { state: row.status } })
    const deletedAt = new Date().toISOString()
    await asSystem(req, 'posts.delete').update('posts', id, { deletedAt } as never)
    await forgetUnread(req, conversationOf({ slug: 'posts', id }))
    await recordEvent(req, { type: 'posts.delete', resourceType: 'posts', resourceId: id, resourceName: row.title.slice(0, 255), ...placeOf(row) })
    return { id, deletedAt }
  })

const settled = ['draft', 'changes_requested', 'rejected', 'posted']

/** Puts a post out of the lists, or back into them. Throws RES_001, AUTH_004, RES_003 while it waits for somebody. */
export const archivePost = (req: PayloadRequest, id: string, isBack = false): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (!isBack && !settled.includes(row.status)) throw fail('RES_003', { name: 'STILL_OPEN', message: 'This post still waits: take it back, withdraw it or post it first.', details: { state: row.status } })
    await asSystem(req, 'archive-post').update('posts', id, { archivedAt: isBack ? null : new Date().toISOString() } as never)
  })

/** Gives a post to somebody else to look after, which is for those who run the agency to say. Throws RES_001, AUTH_004, VAL_001. */
export const assignPost = (req: PayloadRequest, id: string, agent: string, people: ReadonlySet<string>): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (!rolesOn(req.user, { agency: row.agency, client: row.client }).some((role) => role === 'agency_admin' || role === 'super_admin')) throw fail('AUTH_004')
    if (!people.has(agent)) throw fail('VAL_001', { field: 'agent', message: 'Choose somebody of the agency who works with this client.' })
    await asSystem(req, 'assign-post').update('posts', id, { agent } as never)
  })
