import type { PayloadRequest } from 'payload'
import { RetryLater } from '../outcomes'
import type { Claim, RunStatus } from '../types'
import { openCounter, type Counter } from './counter'
import { openEngine, type TestEngine } from './engine'

type Row = Record<string, unknown>

/** An engine with a vendor that counts, and the verbs tests need. */
export type StartedEngine = TestEngine & {
  vendor: Counter
  request(): Promise<PayloadRequest>
  start(pipeline: string, input: unknown, more?: { budgetCents?: number; agency?: string }): Promise<string>
  carry(run: string, worker?: string): Promise<RunStatus | 'lost' | null>
  claim(run: string, worker?: string): Promise<Claim | null>
  /** Makes the run's worker look dead. */
  expire(run: string): Promise<unknown>
  run(id: string): Promise<Row>
  steps(run: string): Promise<Record<string, Row>>
  /** How often each name was asked for under the first path part `of`. */
  calls(of: string): Record<string, number>
  retryLater(afterSeconds?: number): never
}

const runColumns = `status, error_code, error_step, error_message, error_trace, current_step_detail, lease_owner, wake_at, resumed_from_id, cancel_requested,
  progress_percent::int, cost_micro_usd::int, cost_cents::int, starts::int, fence::int, attempt::int, seq::int, total_duration_ms::int`

/** Opens all of it; call `close` after the file's tests. */
export const startEngine = async (): Promise<StartedEngine> => {
  const [engine, vendor] = await Promise.all([openEngine(), openCounter()])
  const [{ startRun, runPipeline }, { claimRun }, { systemRequest }] = await Promise.all([
    import('../index'), import('../store/claim'), import('@/src/engine/database'),
  ])
  const { payload, sql } = engine
  const request = () => systemRequest(payload, 'test')
  return {
    ...engine,
    vendor,
    request,
    start: async (pipeline, input, more = {}) => startRun(await request(), { pipeline, input, document: null, agency: null, client: null, ...more }),
    carry: (run, worker = 'worker') => runPipeline(payload, run, worker),
    claim: (run, worker = 'worker') => claimRun(sql, run, worker),
    expire: (run) => sql.query(`update pipeline_runs set lease_until = now() - interval '1 second' where id = $1`, [run]),
    run: async (id) => (await sql.query<Row>(`select ${runColumns} from pipeline_runs where id = $1`, [id]))[0]!,
    steps: async (run) => {
      const rows = await sql.query<Row & { step: string }>(
        `select step, status, attempt::int, result, metadata, error_code, error_message, cost_micro_usd::int as cost from pipeline_steps where run_id = $1`, [run])
      return Object.fromEntries(rows.map((row) => [row.step, row]))
    },
    calls: (of) => Object.fromEntries([...vendor.calls].filter(([path]) => path.startsWith(`${of}/`)).map(([path, count]) => [path.slice(of.length + 1), count])),
    retryLater: (afterSeconds = -60) => {
      throw new RetryLater(afterSeconds, 'GEN_005', 'The text service is busy.')
    },
    close: async () => {
      await vendor.close()
      await engine.close()
    },
  }
}
