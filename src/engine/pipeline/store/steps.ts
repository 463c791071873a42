import type { Db } from '@/src/engine/database'
import { toJson } from '@/src/engine/effects/json'
import { uuidv7 } from '@/src/engine/ids'
import { LeaseLost, type Fault } from '../outcomes'
import type { Claim } from '../types'

/** What is stored of a step, from this or an earlier worker. */
export type StepRow = { step: string; status: 'running' | 'done' | 'failed'; result: unknown; inputHash: string | null; answer: unknown }

/** The steps of a run that have a row. */
export const loadSteps = async (db: Db, runId: string): Promise<Map<string, StepRow>> => {
  const rows = await db.query<StepRow>(
    `select step, status, result, input_hash as "inputHash", metadata -> 'answer' as answer from pipeline_steps where run_id = $1`, [runId])
  return new Map(rows.map((row) => [row.step, row]))
}

const beginSql = `insert into pipeline_steps (id, run_id, step, status, attempt, started_at, input_hash, agency_id, client_id, created_at, updated_at)
  select $1, r.id, $4, 'running', 1, now(), $5, r.agency_id, r.client_id, now(), now()
  from pipeline_runs r where r.id = $2 and r.fence = $3 and r.status = 'running' for share
  on conflict (run_id, step) do update set status = 'running', started_at = now(), completed_at = null, duration_ms = null, result = null,
    attempt = pipeline_steps.attempt + (pipeline_steps.status = 'failed')::int, input_hash = excluded.input_hash,
    error_code = null, error_message = null, updated_at = now()
  returning attempt::int`

/** Notes that a step begins and answers which attempt it is; a start after a crash is the same attempt. Throws LeaseLost. */
export const beginStep = async (db: Db, run: Claim, step: string, inputHash: string): Promise<number> => {
  const [row] = await db.query<{ attempt: number }>(beginSql, [uuidv7(), run.id, run.fence, step, inputHash])
  if (!row) throw new LeaseLost(`The run was lost before ${step}.`)
  return row.attempt
}

const recordSql = `with run as (
    update pipeline_runs set progress_percent = greatest(progress_percent, $4), starts = 1, updated_at = now()
    where id = $1 and fence = $2 and status = 'running' returning id)
  update pipeline_steps s set status = 'done', result = $5::jsonb, metadata = $6::jsonb, completed_at = now(),
    duration_ms = round(extract(epoch from now() - s.started_at) * 1000), updated_at = now()
  from run where s.run_id = run.id and s.step = $3 returning s.id`

/** Stores a step's result; from now on the step is never run again. Progress made clears the count of crashed starts. Throws LeaseLost. */
export const recordStep = async (db: Db, run: Claim, step: string, percent: number, result: unknown, facts: object): Promise<void> => {
  const rows = await db.query(recordSql, [run.id, run.fence, step, percent, toJson(result), toJson(facts)])
  if (rows.length === 0) throw new LeaseLost(`The run was lost during ${step}.`)
}

const failSql = `update pipeline_steps s set status = 'failed', completed_at = now(), error_code = $4, error_message = $5,
    metadata = coalesce(s.metadata, '{}'::jsonb) || $6::jsonb, duration_ms = round(extract(epoch from now() - s.started_at) * 1000), updated_at = now()
  from pipeline_runs r where r.id = $1 and r.fence = $2 and r.status = 'running' and s.run_id = r.id and s.step = $3`

/** Stores how a step ended without a result, for people; the run's own state decides what follows. */
export const failStep = async (db: Db, run: Claim, step: string, fault: Fault, facts: object): Promise<void> => {
  const code = 'code' in fault ? fault.code : null
  const message = 'message' in fault ? fault.message : fault.kind
  await db.query(failSql, [run.id, run.fence, step, code, message.slice(0, 2_000), toJson(facts)])
}

const copySql = `insert into pipeline_steps (id, run_id, step, status, attempt, started_at, completed_at, duration_ms, metadata, result, input_hash,
    cost_micro_usd, agency_id, client_id, created_at, updated_at)
  select fresh.id, $1, old.step, old.status, old.attempt, old.started_at, old.completed_at, old.duration_ms, old.metadata, old.result, old.input_hash,
    0, old.agency_id, old.client_id, now(), now()
  from unnest($3::uuid[], $4::text[]) as fresh (id, step) join pipeline_steps old on old.run_id = $2 and old.step = fresh.step`

/** Gives a new run the finished steps of an earlier one; their cost stays with the run that paid. */
export const copySteps = async (db: Db, from: string, to: string, steps: string[]): Promise<void> => {
  await db.query(copySql, [to, from, steps.map(() => uuidv7()), steps])
}
