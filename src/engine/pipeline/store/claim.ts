import type { Payload } from 'payload'
import { inTransaction, sqlOf, systemRequest, type Db } from '@/src/engine/database'
import { pipelineNames } from '../define'
import type { Claim } from '../types'
import { claimOf, runColumns, type RunRow } from './row'

/** A worker that is silent for this long has lost its runs; it speaks every `beatSeconds`. */
export const lease = { seconds: 30, beatSeconds: 5 }

/** SQL: queued, woken, or left behind by a worker that died. */
export const takeable = `(status = 'queued' or (status = 'waiting' and wake_at <= now()) or (status = 'running' and lease_until < now()))`

const taken = `status = 'running', lease_owner = $1, lease_until = now() + interval '${lease.seconds} seconds', fence = coalesce(fence, 0) + 1,
  starts = coalesce(starts, 0) + 1, started_at = coalesce(started_at, now()), wake_at = null, updated_at = now()`

/** Takes one run, or answers null when somebody else holds it or it has ended. Of two workers exactly one gets it. */
export const claimRun = async (db: Db, runId: string, workerId: string): Promise<Claim | null> => {
  const sql = `update pipeline_runs set ${taken} where id = $2 and ${takeable} returning ${runColumns('pipeline_runs')}`
  const [row] = await db.query<RunRow>(sql, [workerId, runId])
  return row ? claimOf(row, workerId) : null
}

const claimNext = `with busy as (
    select agency_id, count(*) as runs from pipeline_runs where status = 'running' and lease_until >= now() group by agency_id),
  due as (
    select id, agency_id, priority, queued_at, row_number() over (partition by agency_id order by priority desc nulls last, queued_at) as turn
    from pipeline_runs where ${takeable} and pipeline = any($2::text[])),
  next as (
    select due.id from due left join busy on busy.agency_id is not distinct from due.agency_id
    left join agencies a on a.id = due.agency_id left join plans p on p.id = a.plan_id
    where due.turn + coalesce(busy.runs, 0) <= coalesce(p.max_running_documents, $3)
    order by due.priority desc nulls last, due.turn + coalesce(busy.runs, 0), due.queued_at limit $4)
  update pipeline_runs r set ${taken} from next where r.id = next.id returning ${runColumns('r')}`

/**
 * Takes up to `free` due runs, never more running at once for an agency than its plan says, else `perAgency`, and lets agencies take turns.
 * Claims of all workers come one after the other, for the count must hold across processes.
 */
export const claimDue = async (payload: Payload, workerId: string, free: number, perAgency: number): Promise<Claim[]> =>
  inTransaction(await systemRequest(payload, 'worker'), async (req) => {
    await sqlOf(req).query(`select pg_advisory_xact_lock(hashtext('impresario.claim'))`)
    const rows = await sqlOf(req).query<RunRow>(claimNext, [workerId, pipelineNames(), perAgency, free])
    return rows.map((row) => claimOf(row, workerId))
  })

/** Holds on to a run for another lease. Answers whether it was canceled meanwhile, or null when it is no longer ours. */
export const beat = async (db: Db, run: Claim): Promise<{ canceled: boolean } | null> => {
  const sql = `update pipeline_runs set lease_until = now() + interval '${lease.seconds} seconds'
    where id = $1 and fence = $2 and status = 'running' returning cancel_requested is true as canceled`
  const [row] = await db.query<{ canceled: boolean }>(sql, [run.id, run.fence])
  return row ?? null
}

/** Gives a run back unfinished, so that another worker takes it at once; this start does not count as a crash. */
export const giveBack = async (db: Db, run: Claim): Promise<void> => {
  await db.query(
    `update pipeline_runs set status = 'queued', lease_owner = null, lease_until = null, starts = greatest(starts - 1, 0), updated_at = now()
     where id = $1 and fence = $2 and status = 'running'`, [run.id, run.fence])
}
