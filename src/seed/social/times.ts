import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { recordFigures } from './figures'
import type { Story } from './stories'

const [hour, day] = [3_600_000, 86_400_000]

/** Hours before the end of a story at which its steps were taken, when it took its time. */
const steps = JSON.stringify({ submitted: 60, changes_requested: 41, resubmitted: 26, rejected: 20, approved: 20, comment: 16, posted: 0, publish_failed: 0 })

const linesSql = `update messages m set created_at = s.at, updated_at = s.at from (
    select id, $2::timestamptz - make_interval(secs => ($3::jsonb ->> intent::text)::float8 * 3600 / $4) + make_interval(secs => row_number() over (order by created_at)) as at
    from messages where conversation = 'post:' || $1::text) s where s.id = m.id`

const at = (intents: string, which = 'max') => `(select ${which}(created_at) from messages where conversation = 'post:' || $1::text and intent::text in (${intents}))`
const roundsSql = `update approvals a set opened_at = l.at, closed_at = case when a.closed_at is not null then l.next end
  from (select row_number() over (order by created_at) as round, created_at as at, (select min(n.created_at) from messages n where n.conversation = s.conversation and n.created_at > s.created_at) as next
    from messages s where conversation = 'post:' || $1::text and intent::text in ('submitted', 'resubmitted')) l
  where a.subject_type = 'posts' and a.subject_id = $1::text and a.round = l.round`
const decisionsSql = `update approval_decisions d set at = a.closed_at from approvals a where a.id = d.approval_id and a.subject_type = 'posts' and a.subject_id = $1::text and a.closed_at is not null`
const postSql = `update posts set created_at = coalesce(${at("'submitted'", 'min')} - interval '1 day', created_at), submitted_at = ${at("'submitted', 'resubmitted'")}, updated_at = (select max(created_at) from messages where conversation = 'post:' || $1::text), approved_at = case when approved_at is not null then ${at("'approved'")} end,
    rejected_at = case when rejected_at is not null then ${at("'rejected'")} end, change_request_at = case when change_request_at is not null then ${at("'changes_requested'")} end, posted_at = case when posted_at is not null then ${at("'posted'")} end
  where id = ($1::text)::uuid`
const newsSql = `update notifications set created_at = least(created_at, (select max(created_at) from messages where conversation = $1)) where subject = $1`
const overdueSql = `with moved as (update posts set scheduled_at = $2 where id = ($1::text)::uuid) update approvals set due_at = $2 where subject_type = 'posts' and subject_id = $1::text`

/** Puts each step of a post's story where it belongs in time; a plan that was missed is late, and what is out has its figures. */
export const placeInTime = async (req: PayloadRequest, { state, inDays = 0 }: Story, id: string): Promise<void> => {
  if (state === 'draft') return
  const isOver = inDays < 0
  const end = isOver ? new Date(Math.floor((Date.now() + inDays * day) / hour) * hour) : new Date()
  const haste = state === 'posted' ? 1 : state === 'pending_approval' && isOver ? 2.5 : 4
  const db = sqlOf(req)
  await db.query(linesSql, [id, end, steps, haste])
  for (const sql of [roundsSql, decisionsSql, postSql]) await db.query(sql, [id])
  await db.query(newsSql, [`post:${id}`])
  if (isOver) await db.query(overdueSql, [id, end])
  if (state === 'posted') await recordFigures(req, id, end)
}
