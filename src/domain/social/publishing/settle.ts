import type { PayloadRequest } from 'payload'
import { post as workflow } from '@/src/domain/social/post.workflow'
import { planSync } from '@/src/domain/social/metrics/times'
import { sayPosted } from '@/src/domain/social/posts/moves/posted'
import type { Row } from '@/src/domain/social/posts/row'
import { linkFault } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { transition } from '@/src/engine/workflow'
import { lockOutgoing, moveState, type Outgoing, type PublishState } from './row'
import { announcePost, sayFailed, sayLate, sayUncertain } from './say'

export type Out = { id: string | null; url: string | null; at: number | null }

const onTheWay: readonly PublishState[] = ['publishing', 'unknown', 'failed']

/** A post is out: its state, link, thread and news in one transaction. Nothing happens when that is known already. */
export const settlePosted = (req: PayloadRequest, id: string, { id: external, url, at }: Out, by: string | null = null): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockOutgoing(req, id)
    if (!row || row.status !== 'approved' || !(await moveState(sqlOf(req), id, onTheWay, 'done'))) return
    // A link is shown to people: what is no page of this network is none, whoever sent it.
    const link = url && row.platform && !linkFault(row.platform, url) ? url : null
    const changes = { postUrl: link, externalPostId: external, postedAt: new Date(at ?? Date.now()).toISOString(), postedBy: by, postedVia: 'channel' }
    const moved = await transition(req, workflow, 'post', { id, changes, metadata: { postUrl: link, via: 'channel' } })
    await sqlOf(req).query('update connections set last_published_at = now(), last_error = null where id = $1', [row.connection])
    if (external && row.mode === 'channel') await planSync(req, id, row.agency, new Date(changes.postedAt))
    await sayPosted(req, moved as Row)
    await announcePost(req, { ...row, status: 'posted' })
  })

/** An attempt certainly changed nothing and is the last. */
export const settleFailed = (req: PayloadRequest, id: string, why: string): Promise<void> => moved(req, id, ['none', 'queued', 'publishing'], 'failed', why, (row) => sayFailed(req, row, why))

/** It is too late for a post to go out: nothing was sent. */
export const settleLate = (req: PayloadRequest, id: string, why: string): Promise<void> => moved(req, id, ['none', 'queued', 'publishing'], 'failed', why, (row) => sayLate(req, row, why))

/** A post waits for its plan again: what holds it is expected to pass. */
export const settleHeld = (req: PayloadRequest, id: string): Promise<void> => moved(req, id, ['queued', 'publishing'], 'none', null, (row) => announcePost(req, { ...row, publishState: 'none' }))

/** The answer to the create call was lost. */
export const settleUncertain = (req: PayloadRequest, id: string): Promise<void> =>
  moved(req, id, ['publishing'], 'unknown', 'It is not known whether the network has the post.', (row) => sayUncertain(req, row))

const moved = (req: PayloadRequest, id: string, from: readonly PublishState[], to: PublishState, error: string | null, say: (row: Outgoing) => Promise<void>): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockOutgoing(req, id)
    if (row?.status === 'approved' && (await moveState(sqlOf(req), id, from, to, { error }))) await say(row)
  })
