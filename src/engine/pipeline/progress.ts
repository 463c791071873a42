import type { Db } from '@/src/engine/database'
import { log } from '@/src/log'
import { paced } from './live/paced'
import { emit, shownStatus, type RunMessage } from './live/realtime'
import type { Claim, Pipeline } from './types'

/** A little more than a quarter of a second, so that no second holds more than four messages. */
const pauseMs = 275

const flushSql = `update pipeline_runs set current_step = $3, current_step_label = $4, current_step_detail = $5,
    progress_percent = greatest(progress_percent, $6), seq = coalesce(seq, 0) + 1, updated_at = now()
  where id = $1 and fence = $2 and status = 'running' returning seq::int, progress_percent::int as percent`

type Line = { step: string | null; detail: string | null }

/** The bar and the line under it. `report` and `done` cost nothing; `done` answers the percent reached. */
export type Progress = {
  report(step: string, detail: string | null, fraction: number): void
  done(step: string): number
  line(): Line
  percent(): number
  stop(): Promise<void>
}

/** Percent by weights: steps that are done, and the known share of those under way. */
export const percentOf = (pipeline: Pipeline, fractions: ReadonlyMap<string, number>): number =>
  Math.floor([...fractions].reduce((sum, [step, fraction]) => sum + (pipeline.steps[step]?.weight ?? 0) * fraction, 0) + 1e-6)

/** Of the steps under way the weightiest is told, so that a cover being fetched does not hide what research is reading. */
const lineOf = (pipeline: Pipeline, details: ReadonlyMap<string, string | null>, finished: ReadonlySet<string>): Line => {
  const reported = [...details.keys()]
  const open = reported.filter((step) => !finished.has(step))
  const weight = (step: string) => pipeline.steps[step]?.weight ?? 0
  const step = open.length ? open.reduce((best, next) => (weight(next) >= weight(best) ? next : best)) : (reported.at(-1) ?? null)
  return { step, detail: step ? (details.get(step) ?? null) : null }
}

/** Follows a run in the hands of this worker: its latest state is written and told at most four times a second, never backwards. */
export const progressOf = (db: Db, pipeline: Pipeline, run: Claim): Progress => {
  const fractions = new Map<string, number>()
  const details = new Map<string, string | null>()
  const finished = new Set<string>()
  const line = () => lineOf(pipeline, details, finished)
  const percent = () => Math.max(run.percent, percentOf(pipeline, fractions))
  const flush = paced(pauseMs, () => write(db, pipeline, run, line(), percent()))
  const raise = (step: string, fraction: number) => {
    fractions.set(step, Math.min(1, Math.max(fractions.get(step) ?? 0, fraction)))
    flush.touch()
    return percent()
  }
  return {
    report: (step, detail, fraction) => {
      const before = details.get(step) ?? null
      details.delete(step)
      details.set(step, detail ?? before)
      raise(step, fraction)
    },
    done: (step) => {
      finished.add(step)
      return raise(step, 1)
    },
    line,
    percent,
    stop: flush.stop,
  }
}

const write = async (db: Db, pipeline: Pipeline, run: Claim, line: Line, percent: number): Promise<void> => {
  const label = line.step ? pipeline.steps[line.step]!.label : null
  try {
    const [row] = await db.query<{ seq: number; percent: number }>(flushSql, [run.id, run.fence, line.step, label, line.detail?.slice(0, 300), percent])
    if (row) emit(messageOf(pipeline, run, 'progress', { status: 'running', ...line, ...row }))
  } catch (error) {
    log.warn({ err: error, run: run.id }, 'progress was not written')
  }
}

type Told = Line & { status: string; percent: number; seq: number; error?: RunMessage['error'] }

/** A message about a run in the words of the status endpoint. */
export const messageOf = (pipeline: Pipeline, run: Pick<Claim, 'id' | 'document'>, kind: string, told: Told): RunMessage => ({
  ...told,
  event: `${pipeline.channel ?? pipeline.name}:${kind}`,
  runId: run.id,
  documentId: run.document,
  status: shownStatus(told.status),
  stepLabel: told.step ? (pipeline.steps[told.step]?.label ?? null) : null,
  stepNumber: told.step ? Object.keys(pipeline.steps).indexOf(told.step) + 1 : 0,
  totalSteps: Object.keys(pipeline.steps).length,
  timestamp: new Date().toISOString(),
})
