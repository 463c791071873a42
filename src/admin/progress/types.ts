/** A step of a run as it stands. */
export type StepFacts = { step: string; status: 'running' | 'done' | 'failed'; startedAt: string | null; durationMs: number | null; reused: boolean }

/** A run as people follow it. Times are ISO 8601, cost in millionths of a dollar. */
export type RunFacts = {
  id: string
  status: 'queued' | 'running' | 'waiting' | 'completed' | 'failed' | 'canceled'
  percent: number
  step: string | null
  detail: string | null
  /** Where the run failed; steps that were at work beside it were stopped. */
  failedStep: string | null
  seq: number
  attempt: number
  queuedAt: string | null
  startedAt: string | null
  wakeAt: string | null
  cancelRequested: boolean
  costMicroUsd: number
  budgetCents: number | null
  steps: StepFacts[]
}

type Row = Record<string, unknown>
const textOf = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)
const numberOf = (value: unknown): number => (Number.isFinite(Number(value)) ? Number(value) : 0)

/** The run behind the rows of `pipeline-runs` and `pipeline-steps` as the API gives them. */
export const runFactsOf = (run: Row, steps: Row[]): RunFacts => ({
  id: String(run.id),
  status: (textOf(run.status) ?? 'queued') as RunFacts['status'],
  percent: percentOf(run),
  step: textOf(run.currentStep),
  detail: textOf(run.currentStepDetail),
  failedStep: run.status === 'failed' ? textOf(run.errorStep) : null,
  seq: numberOf(run.seq),
  attempt: numberOf(run.attempt) || 1,
  queuedAt: textOf(run.queuedAt) ?? textOf(run.createdAt),
  startedAt: textOf(run.startedAt),
  wakeAt: textOf(run.wakeAt),
  cancelRequested: Boolean(run.cancelRequested),
  costMicroUsd: numberOf(run.costMicroUsd),
  budgetCents: run.budgetCents == null ? null : numberOf(run.budgetCents),
  steps: steps.map((step) => stepFactsOf(step, textOf(run.createdAt))),
})

// Only what is finished is whole: the last step can be behind a run that was then canceled or refused.
const percentOf = ({ status, progressPercent }: Row): number => (status === 'completed' ? 100 : Math.min(99, numberOf(progressPercent)))

// A retry copies finished steps from the run before it: those began before this run existed.
const stepFactsOf = (step: Row, runMade: string | null): StepFacts => ({
  step: String(step.step),
  status: (textOf(step.status) ?? 'running') as StepFacts['status'],
  startedAt: textOf(step.startedAt),
  durationMs: step.durationMs == null ? null : numberOf(step.durationMs),
  reused: Boolean(runMade && step.status === 'done' && step.startedAt && String(step.startedAt) < runMade),
})

/** True when nothing more will happen to the run. */
export const isOver = (status: RunFacts['status']): boolean => status === 'completed' || status === 'failed' || status === 'canceled'

const runFields = ['status', 'progressPercent', 'currentStep', 'currentStepDetail', 'errorStep', 'seq', 'attempt', 'queuedAt', 'startedAt', 'wakeAt', 'cancelRequested', 'costMicroUsd', 'budgetCents', 'createdAt']
const stepFields = ['step', 'status', 'startedAt', 'durationMs']

/** What to select of a run and of its steps, for the doors and for the API alike. */
export const selection = {
  run: Object.fromEntries(runFields.map((name) => [name, true])),
  steps: Object.fromEntries(stepFields.map((name) => [name, true])),
}

/** The same selection in an address. */
export const selectQuery = (fields: Record<string, boolean>): string => Object.keys(fields).map((name) => `select[${name}]=true`).join('&')
