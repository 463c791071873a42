import type { PayloadRequest } from 'payload'
import { closeRound } from '@/src/domain/platform/approvals'
import { recordLine } from '@/src/domain/platform/messages'
import { tell } from '@/src/domain/platform/notify'
import { post } from '@/src/domain/social/post.workflow'
import { inTransaction } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { transition } from '@/src/engine/workflow'
import { lockPost, mustRest, placeOf, type Row } from '../row'
import { unapproved } from '../subject'

const pages = { staff: (id: string) => `/admin/collections/posts/${id}`, client: (id: string) => `/posts/${id}` }

/** Takes a post back from the client before the decision, to change it. Throws RES_001, AUTH_004, RES_003 `INVALID_TRANSITION`. */
export const recallPost = (req: PayloadRequest, id: string, reason?: string): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    await transition(req, post, 'recall', { id, note: reason })
    await closeRound(req, { slug: 'posts', id }, 'recall')
    await leave(req, row, 'recalled', reason)
    await tellBoth(req, row, { type: 'post.recalled', says: (name) => `“${name}” was taken back for changes`, body: reason ?? 'Your agency changes it and sends it again.', isSeen: true })
  })

/**
 * Takes an approved post back into the drafts: the approval counts no more, its time is no longer kept, and the client sees it again once it
 * is submitted again. Throws RES_001, AUTH_004, RES_003 `PUBLISHING`, `INVALID_TRANSITION`.
 */
export const withdrawPost = (req: PayloadRequest, id: string, reason?: string): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (row.status === 'approved') mustRest(row, ['publishing', 'unknown'])
    const disarmed = { autoPublish: false, publishState: 'none', publishError: null, nextPublishAt: null }
    await transition(req, post, 'withdraw', { id, note: reason, changes: { ...unapproved, ...disarmed } })
    await closeRound(req, { slug: 'posts', id }, 'withdraw')
    await leave(req, row, 'withdrawn', reason)
    await tellBoth(req, row, { type: 'post.withdrawn', says: (name) => `“${name}” was withdrawn`, body: reason ?? 'Your agency has taken this approved post back. Nothing is posted.', isSeen: false })
  })

const leave = (req: PayloadRequest, row: Row, intent: 'recalled' | 'withdrawn', reason?: string) =>
  recordLine(req, { subject: { slug: 'posts', id: row.id }, ...placeOf(row), intent, body: reason?.trim() || null, version: row.version })

type News = { type: string; says(name: string): string; body: string; isSeen: boolean }

/** What the client's people know a post by: the title that was submitted last, whatever staff have made of it since. */
const knownName = ({ title, submittedContent }: Row): string => (submittedContent as { title?: string } | null | undefined)?.title ?? title

/** The client's people, and who looks after the post when somebody else did it. */
export const tellBoth = async (req: PayloadRequest, row: Row, { type, says, body, isSeen }: News): Promise<void> => {
  const about = { type, title: says(row.title), body, subject: `post:${row.id}`, ...placeOf(row) }
  await tell(req, { clientUsers: placeOf(row).client }, { ...about, title: says(knownName(row)), link: isSeen ? pages.client(row.id) : undefined })
  const agent = idOf(row.agent)
  if (agent) await tell(req, { user: agent }, { ...about, link: pages.staff(row.id) }, { except: [req.user?.id] })
}
