import type { Payload } from 'payload'
import { poolOf, type Db } from '@/src/engine/database'
import { pipelineNamed } from '../define'
import { messageOf } from '../progress'
import { takeable } from '../store/claim'
import { channel } from './nudge'
import { emit } from './realtime'

type Row = { id: string; pipeline: string; document: string | null; status: string; step: string | null; detail: string | null; percent: number; seq: number }

const stateSql = `select id, pipeline, document_id as document, status, current_step as step, current_step_detail as detail,
  coalesce(progress_percent, 0)::int as percent, coalesce(seq, 0)::int as seq from pipeline_runs where id = $1 and status = 'canceled'`

/** Tells people of a run that was canceled while no worker had it, after that was committed. */
export const emitCanceled = async (payload: Payload, runId: string): Promise<void> => {
  const [row] = await poolOf(payload).query<Row>(stateSql, [runId])
  if (!row) return
  const { id, pipeline, document, ...told } = row
  emit(messageOf(pipelineNamed(pipeline), { id, document }, 'canceled', told))
}

const wakeSql = `select pg_notify($1, what || ':') from (
    select 'run' as what where exists (select from pipeline_runs where ${takeable})
    union all
    select 'effect' where exists (select from events where dispatched_at is null)
      or exists (select from effects where state = 'reserved' and run_id is null and (next_attempt_at is null or next_attempt_at <= now()))) as due`

/** Wakes the workers of all processes when something is due. Answers how many kinds of thing are. */
export const wakeDue = async (db: Db): Promise<number> => (await db.query(wakeSql, [channel])).length
