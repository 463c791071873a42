import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'
import { isOutage, LeaseLost } from '../outcomes'
import type { Claim, Failure, Run } from '../types'

/** Where a run can go when its worker lets go of it. */
export type Ending =
  | { status: 'completed' }
  | { status: 'canceled' }
  | { status: 'failed'; failure: Failure }
  | { status: 'waiting'; failure: Failure; seconds: number | null }

const released = `lease_owner = null, lease_until = null, seq = coalesce(seq, 0) + 1, updated_at = now()`
const ended = `completed_at = now(), total_duration_ms = round(extract(epoch from now() - started_at) * 1000), ${released}`
// Whole is only what was completed: a run can be canceled after its last step.
const short = 'progress_percent = least(progress_percent, 99)'
const held = `where id = $1 and fence = $2 and status = 'running'`
const told = `error_step = $3, error_code = $4, error_message = $5, error_trace = $6`

const sqlFor: Record<Ending['status'], string> = {
  completed: `update pipeline_runs set status = 'completed', progress_percent = 100, error_occurred = false, error_step = null, error_code = null,
    error_message = null, ${ended} ${held} and cancel_requested is not true returning seq::int, coalesce(cost_cents, 0)::int as cents`,
  canceled: `update pipeline_runs set status = 'canceled', ${short}, ${ended} ${held} returning seq::int, coalesce(cost_cents, 0)::int as cents`,
  failed: `update pipeline_runs set status = 'failed', ${short}, error_occurred = true, ${told}, ${ended} ${held} returning seq::int, coalesce(cost_cents, 0)::int as cents`,
  waiting: `update pipeline_runs set status = 'waiting', starts = 0, wake_at = now() + make_interval(secs => $7::float8), ${told},
    current_step_detail = left($5::varchar || case when $7::float8 is null then '' else ' It is tried again by itself.' end, 300), ${released} ${held} returning seq::int, coalesce(cost_cents, 0)::int as cents`,
}

type Settled = { seq: number; cents: number }
type Hook = (req: PayloadRequest, run: Run) => Promise<void>

/**
 * Writes how the run ended and what follows from it (`hook`) in one transaction; answers its row. Throws LeaseLost when the
 * run is no longer ours or, for a completion, was canceled in the last moment. A lost connection or deadlock is tried again.
 */
export const settle = async (payload: Payload, run: Claim, ending: Ending, hook: Hook, tries = 3): Promise<Settled> => {
  try {
    return await inTransaction(await systemRequest(payload, `pipeline ${run.pipeline}`), async (req) => {
      const [row] = await sqlOf(req).query<Settled>(sqlFor[ending.status], valuesOf(run, ending))
      if (!row) throw new LeaseLost('The run was lost before its end was written.')
      await hook(req, { ...run, costCents: row.cents })
      return row
    })
  } catch (error) {
    if (tries > 1 && isOutage(error)) return settle(payload, run, ending, hook, tries - 1)
    throw error
  }
}

const valuesOf = (run: Claim, ending: Ending): unknown[] => {
  if (!('failure' in ending)) return [run.id, run.fence]
  const { step, code, message, trace = null } = ending.failure
  const seconds = ending.status === 'waiting' ? [ending.seconds] : []
  return [run.id, run.fence, step, code, message.slice(0, 2_000), trace?.slice(0, 20_000), ...seconds]
}
