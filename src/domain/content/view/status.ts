import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { pipelineNamed } from '@/src/engine/pipeline'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { expectedSeconds } from '../estimate'
import { pastRuns } from '../request/facts'
import { keptDocument } from './remove'

type RunRow = {
  id: string; agency: string; status: string; percent: number; step: string | null; label: string | null; detail: string | null; started: Date | null; completed: Date | null
  queued: Date | null; costCents: number; errorCode: string | null; errorMessage: string | null; errorStep: string | null; wakes: Date | null; done: string[]; running: string[]; ahead: number
}

const runSql = `select r.id, r.agency_id as agency, r.status::text as status, coalesce(r.progress_percent, 0)::int as percent, r.current_step as step, r.current_step_label as label,
    r.current_step_detail as detail, r.started_at as started, r.completed_at as completed, r.queued_at as queued,
    coalesce((select sum(u.cost_micro_usd) from ai_usage u where u.document_id = r.document_id), 0)::float8 / 10000 as "costCents",
    r.error_code as "errorCode", r.error_message as "errorMessage", r.error_step as "errorStep", r.wake_at as wakes,
    coalesce((select array_agg(s.step::text) from pipeline_steps s where s.run_id = r.id and s.status = 'done'), '{}') as done,
    coalesce((select array_agg(s.step::text) from pipeline_steps s where s.run_id = r.id and s.status = 'running'), '{}') as running,
    case when r.status = 'queued' then (select count(*) from pipeline_runs q where q.agency_id = r.agency_id and q.status = 'queued' and q.queued_at < r.queued_at) else 0 end::int as ahead
  from pipeline_runs r where r.document_id = $1 and r.pipeline = 'generate-document' order by r.created_at desc limit 1`

const progressOf = (run: RunRow, steps: readonly string[]) => ({
  percent: run.percent, currentStep: run.step, currentStepLabel: run.label, currentStepDetail: run.detail,
  stepsCompleted: steps.filter((step) => run.done.includes(step)), stepsRunning: steps.filter((step) => run.running.includes(step)),
  stepsRemaining: steps.filter((step) => !run.done.includes(step)), queuePosition: run.status === 'queued' ? run.ahead + 1 : null,
})

const seconds = (from: Date, to: Date): number => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))

/** Where a document stands, for polling: the facts of the progress messages. Throws RES_001 for a row the caller may not see. */
export const documentStatus = async (req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  const document = await keptDocument<Record<string, unknown> & { status: string; agency: unknown }>(req, id)
  const [run] = await sqlOf(req).query<RunRow>(runSql, [id])
  const labels = Object.entries(pipelineNamed('generate-document').steps).map(([step, { label, weight }]) => ({ step, label, weight }))
  const started = run?.started ? new Date(run.started) : null
  const ended = run?.completed ? new Date(run.completed) : null
  const live = run && ['queued', 'running', 'waiting'].includes(run.status)
  const expected = live ? expectedSeconds(await pastRuns(req, run.agency)) : 0
  const ready = document.status === 'ready' || document.status === 'distributed'
  return {
    documentId: id, status: document.status, runId: run?.id ?? null, runStatus: run ? (run.status === 'running' || run.status === 'waiting' ? 'processing' : run.status) : null,
    steps: labels, progress: run ? progressOf(run, labels.map(({ step }) => step)) : null, ...(isStaffOn(req.user, document) && { costCents: Math.round(run?.costCents ?? 0) }), sandbox: document.sandbox ?? false,
    ...(ready && {
      result: { title: document.title, pdfUrl: `/api/documents/${id}/pdf`, pageCount: document.pdfPageCount, wordCount: document.wordCount, researchSourceCount: document.researchSourceCount, warnings: document.qualityWarnings ?? [] },
    }),
    ...((document.status === 'failed' || run?.status === 'failed') && {
      error: { code: run?.errorCode ?? document.generationErrorCode, message: run?.errorMessage ?? document.generationErrorMessage, step: run?.errorStep ?? document.generationErrorStep },
    }),
    ...(run?.status === 'waiting' && { waiting: { until: run.wakes, code: run.errorCode, message: run.errorMessage } }),
    queuedAt: run?.queued ?? null, startedAt: started, completedAt: ended,
    durationSeconds: started ? seconds(started, ended ?? new Date()) : null,
    estimatedCompletionAt: live ? new Date((started ?? new Date()).getTime() + expected * 1000) : null,
  }
}
