import type { PayloadRequest } from 'payload'
import { mustBeFree, mustBeLink } from '@/src/domain/social/posts/link'
import { lockPost } from '@/src/domain/social/posts/row'
import { recognisePostUrl } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { moveState, outgoing, publishKind } from './row'
import { announcePost } from './say'
import { queuePost, wishNow } from './queue'
import { settlePosted } from './settle'

export type Verdict = { outcome: 'live'; postUrl: string } | { outcome: 'not_live'; retry: boolean; despiteQuietHours?: boolean }

const closeSql = `update effects set state = $2::text::enum_effects_state, error_code = $3, error_message = $4, next_attempt_at = null, done_at = case when $2::text = 'done' then now() else done_at end,
    response = case when $2::text = 'done' then '{"resolved":"live"}'::jsonb else response end, fence = coalesce(fence, 0) + 1, updated_at = now()
  where kind = '${publishKind}' and state = 'unknown' and request->>'post' = $1`

/**
 * A person says what became of a post whose fate is unknown or that failed: live with its link, or not live and, if wanted, sent
 * again. Throws RES_001, AUTH_004, RES_003 unless `unknown` or `failed`, VAL_003 and VAL_004 of the link.
 */
export const resolvePost = (req: PayloadRequest, id: string, verdict: Verdict): Promise<void> =>
  inTransaction(req, async () => {
    const seen = await lockPost(req, id)
    const row = (await outgoing(sqlOf(req), id))!
    if (!['unknown', 'failed'].includes(row.publishState) || row.status !== 'approved') throw fail('RES_003', { name: 'CONFLICT', message: 'There is nothing to find out about this post.', details: { publishState: row.publishState, state: row.status } })
    if (verdict.outcome === 'live') {
      mustBeLink(row.platform!, verdict.postUrl)
      const known = recognisePostUrl(row.platform!, verdict.postUrl)
      await mustBeFree(req, seen, known!)
      await sqlOf(req).query(closeSql, [id, 'done', null, null])
      return settlePosted(req, id, { id: known?.postId ?? null, url: known?.url ?? verdict.postUrl, at: null }, req.user!.id)
    }
    await sqlOf(req).query(closeSql, [id, 'failed', 'DIST_002', 'Somebody looked: it is not live.'])
    await moveState(sqlOf(req), id, ['unknown', 'failed'], 'failed', { error: 'Somebody looked: it is not live.' })
    if (!verdict.retry) return announcePost(req, row)
    const wish = wishNow(row, verdict.despiteQuietHours)
    if (!(await queuePost(req, { ...row, publishState: 'failed' }, wish))) throw fail('RES_003', { name: 'ALREADY_QUEUED', message: 'An earlier attempt has not ended yet.' })
  })
