import type { PayloadRequest } from 'payload'
import { queuePost } from '@/src/domain/social/publishing/queue'
import { lockOutgoing, moveState, publishKind } from '@/src/domain/social/publishing/row'
import { settleFailed, settlePosted } from '@/src/domain/social/publishing/settle'
import { sqlOf } from '@/src/engine/database'

const ended = `update effects set state = $2::text::enum_effects_state, attempts = 1, sent_at = now(), done_at = now(), next_attempt_at = null, error_code = $3, error_message = $4, response = $5::jsonb, provider_id = $6, updated_at = now()
  where kind = '${publishKind}' and request->>'post' = $1`

/** Takes an approved post onto its way as the clock does; its delivery is settled here and reaches no network. */
const leave = async (req: PayloadRequest, id: string): Promise<void> => {
  await queuePost(req, (await lockOutgoing(req, id))!)
  await moveState(sqlOf(req), id, ['queued'], 'publishing', { attempts: 1 })
}

/** A post that went out through its channel under this link. */
export const goOut = async (req: PayloadRequest, id: string, url: string, external: string): Promise<void> => {
  await leave(req, id)
  await settlePosted(req, id, { id: external, url, at: null })
  await sqlOf(req).query(ended, [id, 'done', null, null, JSON.stringify({ id: external, url }), external])
  // The sample networks begin empty and could not tell its figures.
  await sqlOf(req).query('delete from metric_syncs where post_id = $1', [id])
}

/** A post that its network certainly did not take. */
export const failToGo = async (req: PayloadRequest, id: string, why: string): Promise<void> => {
  await leave(req, id)
  await settleFailed(req, id, why)
  await sqlOf(req).query(ended, [id, 'failed', 'DIST_004', why, null, null])
}
