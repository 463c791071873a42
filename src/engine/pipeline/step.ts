import type { Payload } from 'payload'
import type { Db } from '@/src/engine/database'
import type { Budget } from '@/src/engine/effects/budget'
import { callOnce } from '@/src/engine/effects/call'
import { asStored, hashOf } from '@/src/engine/effects/json'
import type { EffectState } from '@/src/engine/effects/types'
import { log } from '@/src/log'
import type { Held } from './live/held'
import { reached } from './live/points'
import { faultOf, type Fault } from './outcomes'
import type { Progress } from './progress'
import { beginStep, failStep, recordStep, type StepRow } from './store/steps'
import type { Claim, Pipeline, StepContext } from './types'

/** A run under way in this process. */
export type Job = {
  payload: Payload
  db: Db
  pipeline: Pipeline
  run: Claim
  held: Held
  progress: Progress
  budget: Budget
  stored: Map<string, StepRow>
  outputs: Map<string, unknown>
  effects: Map<string, EffectState>
  flying: Map<string, Promise<unknown>>
}

/** A step that stopped side by side with others is given this long to notice before it is left behind. */
const graceMs = 2_000

/**
 * Brings one step to its output: read back when it is stored for the same input, else run and stored.
 * Answers the fault that kept it from ending, or null. Throws only what the database throws while that is noted.
 */
export const bringStep = async (job: Job, id: string): Promise<Fault | null> => {
  const facts: Record<string, unknown> = {}
  let attempt = 1
  try {
    const hash = inputHash(job, id)
    if (readBack(job, id, hash)) return null
    await reached(id, 'before')
    attempt = await beginStep(job.db, job.run, id, hash)
    await runStep(job, id, facts)
    return null
  } catch (error) {
    const fault = exhausted(job, attempt, faultOf(job.held.signal.aborted ? job.held.signal.reason : error))
    if (fault.kind === 'give_up') log[fault.trace ? 'error' : 'info']({ err: error, run: job.run.id, step: id, code: fault.code }, 'a step gave up')
    if (fault.kind !== 'lost') await failStep(job.db, job.run, id, fault, facts)
    return fault
  }
}

const needsOf = (job: Job, id: string) => Object.fromEntries(job.pipeline.steps[id]!.needs.map((need) => [need, job.outputs.get(need)]))

const inputHash = (job: Job, id: string): string => {
  const step = job.pipeline.steps[id]!
  return hashOf(step.input ? step.input(needsOf(job, id), job.run) : [job.run.input, needsOf(job, id)])
}

const readBack = (job: Job, id: string, hash: string): boolean => {
  const row = job.stored.get(id)
  if (row?.status !== 'done' || row.inputHash !== hash) return false
  const parsed = job.pipeline.steps[id]!.output.safeParse(row.result)
  if (!parsed.success) return false
  job.outputs.set(id, parsed.data)
  job.progress.done(id)
  return true
}

const runStep = async (job: Job, id: string, facts: Record<string, unknown>): Promise<void> => {
  const step = job.pipeline.steps[id]!
  job.progress.report(id, null, 0)
  const output = await orLeft(step.run(contextOf(job, id, facts)), job.held.signal)
  const checked = step.output.parse(asStored(step.output.parse(output)))
  await recordStep(job.db, job.run, id, job.progress.done(id), checked, facts)
  job.outputs.set(id, checked)
  await reached(id, 'after')
}

/** The work's own end, or the signal's reason when the work does not notice the signal in time. */
const orLeft = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const leave = () => setTimeout(() => reject(signal.reason), graceMs).unref()
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })

/** A step may ask to be tried again a few times; after that its fault is the run's. */
const exhausted = (job: Job, attempt: number, fault: Fault): Fault =>
  fault.kind === 'retry' && attempt > job.pipeline.retry.times ? { kind: 'give_up', code: fault.code, message: fault.message } : fault

const contextOf = (job: Job, id: string, facts: Record<string, unknown>): StepContext => ({
  run: job.run,
  outputs: needsOf(job, id),
  payload: job.payload,
  signal: job.held.signal,
  log: log.child({ run: job.run.id, step: id }),
  answer: job.stored.get(id)?.answer ?? undefined,
  progress: (detail, fraction = 0) => void job.progress.report(id, detail, fraction),
  metadata: (more) => void Object.assign(facts, more),
  effect: (call, perform) => callOnce({ ...outsideOf(job), step: id }, call, perform),
})

const outsideOf = ({ payload, db, run, held, budget, effects, flying }: Job) => ({
  payload, db, runId: run.id, agency: run.agency, client: run.client, fence: run.fence, signal: held.signal, budget, states: effects, flying,
})
