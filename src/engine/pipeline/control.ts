import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { toJson } from '@/src/engine/effects/json'
import { asUuid, uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { dependents, pipelineNamed } from './define'
import { nudge } from './live/nudge'
import { percentOf } from './progress'
import { runColumns, runOf, type RunRow } from './store/row'
import { copySteps } from './store/steps'
import type { Run } from './types'

/** What a run is about and may spend; ids are uuids, `input` is small JSON, `priority` higher first. */
export type Start = {
  pipeline: string
  document: string | null
  agency: string | null
  client: string | null
  input: unknown
  budgetCents?: number | null
  priority?: number
}

type Earlier = { resumedFrom?: string; attempt?: number; percent?: number }

const insertSql = `insert into pipeline_runs (id, pipeline, document_id, agency_id, client_id, input, budget_cents, priority, created_by_id, status,
    attempt, resumed_from_id, progress_percent, fence, starts, seq, cost_micro_usd, cost_cents, cancel_requested, error_occurred, queued_at, created_at, updated_at)
  select $1, $2::varchar, $3::uuid, $4, $5, $6::jsonb, $7, $8, $9, 'queued', $10, $11, $12, 0, 0, 0, 0, 0, false, false, now(), now(), now()
  where $3::uuid is null or not exists (
    select 1 from pipeline_runs where pipeline = $2::varchar and document_id = $3::uuid and status in ('queued', 'running', 'waiting'))
  on conflict do nothing returning id`

/**
 * Queues a run in the request's transaction and wakes the workers when that commits. Answers the run's id.
 * Throws RES_003 while another run of that pipeline is live on the same document.
 */
export const startRun = async (req: PayloadRequest, start: Start, earlier: Earlier = {}): Promise<string> => {
  pipelineNamed(start.pipeline)
  const values = [
    uuidv7(), start.pipeline, start.document, start.agency, start.client, toJson(start.input), start.budgetCents ?? null, start.priority ?? 0,
    req.user?.id ?? null, earlier.attempt ?? 1, earlier.resumedFrom ?? null, earlier.percent ?? 0,
  ]
  const [row] = await sqlOf(req).query<{ id: string }>(insertSql, values)
  if (!row) throw fail('RES_003', { message: 'This is already being worked on.' })
  await nudge(req, 'run')
  return row.id
}

/**
 * Starts a new attempt that keeps the finished steps of an ended run; `fromStep` drops that step and all that depend on it.
 * Answers the new run's id. Throws RES_001 for an unknown run or step, RES_003 for a run that has not ended.
 */
export const retryRun = (req: PayloadRequest, runId: string, options: { fromStep?: string; budgetCents?: number | null } = {}): Promise<string> =>
  inTransaction(req, async () => {
    const row = await lockRun(req, runId)
    const pipeline = pipelineNamed(row.pipeline)
    if (options.fromStep && !pipeline.steps[options.fromStep]) throw fail('RES_001')
    const endings = options.fromStep ? ['failed', 'canceled', 'completed'] : ['failed', 'canceled']
    if (!endings.includes(row.status)) throw fail('RES_003', { details: { state: row.status, allowed: [] } })
    const dropped = options.fromStep ? dependents(pipeline, options.fromStep) : new Set<string>()
    const done = await sqlOf(req).query<{ step: string }>(`select step from pipeline_steps where run_id = $1 and status = 'done'`, [runId])
    const kept = done.map(({ step }) => step).filter((step) => !dropped.has(step))
    const percent = percentOf(pipeline, new Map(kept.map((step) => [step, 1])))
    const { budgetCents = row.budget_cents } = options
    const next = await startRun(req, { ...runOf(row), budgetCents }, { resumedFrom: runId, attempt: row.attempt + 1, percent })
    await copySteps(sqlOf(req), runId, next, kept)
    return next
  })

/**
 * Cancels a run: at once when nobody is at it, else its worker stops before its next call to the outside.
 * Throws RES_001 for an unknown run, RES_003 for one that has ended.
 */
export const cancelRun = (req: PayloadRequest, runId: string): Promise<'canceled' | 'canceling'> =>
  inTransaction(req, async () => {
    const row = await lockRun(req, runId)
    if (!['queued', 'waiting', 'running'].includes(row.status)) throw fail('RES_003', { details: { state: row.status, allowed: [] } })
    await nudge(req, 'cancel', runId)
    if (row.status === 'running') {
      await sqlOf(req).query('update pipeline_runs set cancel_requested = true, updated_at = now() where id = $1', [runId])
      return 'canceling'
    }
    await sqlOf(req).query(
      `update pipeline_runs set status = 'canceled', cancel_requested = true, completed_at = now(), seq = coalesce(seq, 0) + 1, updated_at = now() where id = $1`, [runId])
    await pipelineNamed(row.pipeline).onCancel?.(req, runOf(row))
    return 'canceled'
  })

/** Answers the question a run waits with: the step that asked finds `answer` in its context. Throws RES_003 when it has no question. */
export const answerRun = (req: PayloadRequest, runId: string, answer: unknown): Promise<void> =>
  inTransaction(req, async () => {
    const rows = await sqlOf(req).query(
      `with run as (
         update pipeline_runs set status = 'queued', queued_at = now(), updated_at = now()
         where id = $1 and status = 'waiting' and wake_at is null returning id, error_step)
       update pipeline_steps s set metadata = coalesce(s.metadata, '{}'::jsonb) || jsonb_build_object('answer', $2::jsonb)
       from run where s.run_id = run.id and s.step = run.error_step returning s.id`, [runId, toJson(answer)])
    if (rows.length === 0) throw fail('RES_003')
    await nudge(req, 'run')
  })

const lockRun = async (req: PayloadRequest, runId: string): Promise<RunRow> => {
  const [row] = await sqlOf(req).query<RunRow>(`select ${runColumns('pipeline_runs')} from pipeline_runs where id = $1 for update`, [asUuid(runId)])
  if (!row) throw fail('RES_001')
  return row
}

export type { Run }
