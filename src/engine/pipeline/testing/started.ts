import type { RunStatus } from '../types'
import { openCounter, type Counter } from './counter'
import { openEngine, type TestEngine } from './engine'

/** An engine with the toy pipeline, a vendor that counts, and the verbs tests need. */
export type StartedEngine = TestEngine & {
  vendor: Counter
  start(pipeline: string, input: unknown, more?: { budgetCents?: number; agency?: string }): Promise<string>
  carry(run: string, worker?: string): Promise<RunStatus | 'lost' | null>
  run(id: string): Promise<Record<string, unknown>>
}

const columns = `status, error_code, error_step, error_message, current_step_detail, lease_owner, wake_at, resumed_from_id, cancel_requested,
  progress_percent::int, cost_micro_usd::int, cost_cents::int, starts::int, fence::int, attempt::int, seq::int`

/** Opens all of it; call `close` after the file's tests. */
export const startEngine = async (): Promise<StartedEngine> => {
  const [engine, vendor] = await Promise.all([openEngine(), openCounter()])
  const [{ startRun, runPipeline }, { systemRequest }] = await Promise.all([import('../index'), import('@/src/engine/database'), import('./toy')])
  const { payload, sql } = engine
  return {
    ...engine,
    vendor,
    start: async (pipeline, input, more = {}) =>
      startRun(await systemRequest(payload, 'test'), { pipeline, input, document: null, agency: null, client: null, ...more }),
    carry: (run, worker = 'worker') => runPipeline(payload, run, worker),
    run: async (id) => (await sql.query(`select ${columns} from pipeline_runs where id = $1`, [id]))[0]!,
    close: async () => {
      await vendor.close()
      await engine.close()
    },
  }
}
