import type { Payload, PayloadRequest } from 'payload'
import { post } from '@/src/domain/social/post.workflow'
import { platformRules } from '@/src/domain/social/rules'
import { lockPost } from '@/src/domain/social/posts/row'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { allowedFrom } from '@/src/engine/workflow/refusal'
import { fail } from '@/src/errors'
import { brokenStates, lockOutgoing, minutesLate, moveState, outgoing, publishKind, secondsAfterApproval, type Outgoing } from './row'
import { rulesFault } from './stillFits'
import { heldBy, latenessOf } from './hold'
import { announcePost } from './say'
import { settleFailed, settleLate } from './settle'

/** How a person wants a post out: at once, and in spite of quiet hours. */
export type Wish = { asked?: string; despiteQuiet?: boolean }

type Attempt = { state: string; skipped: boolean }

// One that waits since an earlier approval waits for this one's time too; held, so that no worker takes it meanwhile.
const waitSql = `update effects set next_attempt_at = greatest(next_attempt_at, $2::timestamptz), request = request - 'asked' - 'despiteQuiet' || $3::jsonb, updated_at = now() where (key = $1 or key like $1 || ':%') and state = 'reserved' returning id`
const attemptsSql = `select state::text as state, response ? 'skipped' as skipped from effects where key = $1 or key like $1 || ':%'`

/**
 * Queues a post: the state and the effect in one transaction. A further attempt has a number of its own and is made only when every
 * earlier one certainly did not happen; one that still waits is used. False when there is nothing to queue.
 */
export const queuePost = async (req: PayloadRequest, row: Outgoing, wish: Wish = {}): Promise<boolean> => {
  const first = `post:${row.id}:publish:v${row.approvedVersion ?? row.version}`
  const soonest = new Date(Math.max(Date.now(), (row.approvedAt?.getTime() ?? 0) + secondsAfterApproval * 1000))
  const waits = (await sqlOf(req).query(waitSql, [first, soonest, JSON.stringify(wish)])).length > 0
  const attempts = await sqlOf(req).query<Attempt>(attemptsSql, [first])
  const isOpen = attempts.some(({ state, skipped }) => !waits && state !== 'failed' && !(state === 'done' && skipped))
  if (isOpen || !(await moveState(sqlOf(req), row.id, ['none', 'failed'], 'queued'))) return false
  const key = attempts.length === 0 ? first : `${first}:${attempts.length + 1}`
  if (!waits) await reserveEffect(req, { key, kind: publishKind, agency: row.agency, client: row.client, request: { post: row.id, version: row.approvedVersion ?? row.version, ...wish }, after: soonest, lane: row.connection ?? undefined })
  await announcePost(req, row)
  return true
}

/** Why an account cannot be published to; null when it can. */
export const accountFault = ({ platform, connection, mode, accountStatus, accountName }: Outgoing): { name: 'HAND_ONLY' | 'CONNECTION_BROKEN'; message: string } | null => {
  const rule = platform && platformRules[platform]
  if (rule && (!rule.channel || mode === 'hand')) return { name: 'HAND_ONLY', message: `This account of ${rule.label} is posted to by hand: copy the kit, post it, and paste the link.` }
  if (!connection || mode !== 'channel' || brokenStates.includes(accountStatus ?? '')) return { name: 'CONNECTION_BROKEN', message: `The account ${accountName ?? 'of this post'} ${accountStatus === 'revoked' || !connection ? 'was disconnected' : 'must be connected again'} before anything can be published there.` }
  return null
}

/** The wish of a person who publishes now. Throws RES_003 as `HAND_ONLY`, `CONNECTION_BROKEN`, `PUBLISHING_STOPPED` or `QUIET_HOURS` with `until` in its details. */
export const wishNow = (row: Outgoing, despiteQuiet = false): Wish => {
  const fault = accountFault(row)
  if (fault) throw fail('RES_003', fault)
  const hold = heldBy(row, { despiteQuiet })
  if (hold) throw fail('RES_003', { name: hold.name, message: hold.message, details: hold.until ? { until: hold.until } : undefined })
  return { asked: new Date().toISOString(), ...(despiteQuiet && { despiteQuiet }) }
}

/**
 * Publishes an approved post now. Throws RES_001, AUTH_004, RES_003 as `INVALID_TRANSITION`, `ALREADY_QUEUED`, `NOT_APPROVED`, `RULES_CHANGED`, and what
 * `wishNow` throws.
 */
export const publishNow = (req: PayloadRequest, id: string, despiteQuiet?: boolean): Promise<void> =>
  inTransaction(req, async () => {
    await lockPost(req, id)
    const row = (await outgoing(sqlOf(req), id))!
    if (row.status !== 'approved') throw fail('RES_003', { name: 'INVALID_TRANSITION', message: 'Only an approved post can be published.', details: { state: row.status, allowed: allowedFrom(post, row.status) } })
    if (['queued', 'publishing', 'unknown'].includes(row.publishState)) throw fail('RES_003', { name: 'ALREADY_QUEUED', message: row.publishState === 'unknown' ? 'Find out first whether this post is live.' : 'This post is on its way already.', details: { publishState: row.publishState } })
    const wish = wishNow(row, despiteQuiet)
    if (!row.isSame) throw fail('RES_003', { name: 'NOT_APPROVED', message: 'This is not what the client approved. Withdraw it and submit it again.' })
    const unfit = await rulesFault(req, id)
    if (unfit) throw fail('RES_003', { name: 'RULES_CHANGED', message: unfit })
    if (!(await queuePost(req, row, wish))) throw fail('RES_003', { name: 'ALREADY_QUEUED', message: 'An earlier attempt has not ended yet.' })
  })

const dueSql = `select id from posts where status = 'approved' and auto_publish and scheduled_at <= now() and publish_state = 'none' and deleted_at is null and archived_at is null
  and (scheduled_at <= now() - interval '${minutesLate} minutes' or not exists (select from publishing_stops s where s.lifted_at is null and s.agency_id = posts.agency_id and (s.client_id is null or s.client_id = posts.client_id)))
  order by scheduled_at limit 500`

/** What keeps a planned post from going out at its time: said once, and left to a person. */
const hinder = async (req: PayloadRequest, row: Outgoing): Promise<'late' | 'refused' | null> => {
  const late = latenessOf(row)
  const why = late ?? accountFault(row)?.message
  if (!why) return null
  await (late ? settleLate(req, row.id, why) : settleFailed(req, row.id, why))
  return late ? 'late' : 'refused'
}

/** Every minute: queues the approved posts whose time has come; what is held waits, what is too late or has no account any more is told. */
export const publishDuePosts = async (payload: Payload): Promise<Record<string, number>> => {
  const counts = { queued: 0, held: 0, late: 0, refused: 0 }
  for (const { id } of await poolOf(payload).query<{ id: string }>(dueSql)) {
    await inTransaction(await systemRequest(payload, 'publish-due-posts'), async (req) => {
      const row = await lockOutgoing(req, id)
      if (!row || row.status !== 'approved' || row.publishState !== 'none' || !row.autoPublish) return
      const hindered = await hinder(req, row)
      if (hindered) counts[hindered] += 1
      else if (heldBy(row)) counts.held += 1
      else if (await queuePost(req, row)) counts.queued += 1
    })
  }
  return counts
}
