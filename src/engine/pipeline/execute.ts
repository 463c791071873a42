import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { budgetOf } from '@/src/engine/effects/budget'
import { effectStates } from '@/src/engine/effects/ledger'
import { registered } from '@/src/errors'
import { log } from '@/src/log'
import { pipelineNamed } from './define'
import { finish } from './finish'
import { hold } from './live/held'
import { LeaseLost, outranks, Stopped, type Stop } from './outcomes'
import { progressOf } from './progress'
import { bringStep, type Job } from './step'
import { claimRun, giveBack } from './store/claim'
import { loadSteps } from './store/steps'
import type { Claim, RunStatus } from './types'

/** A run whose worker died this often at the same place is not given to a further worker. */
const crashesAllowed = 5

/**
 * Takes a run and carries it as far as it goes. Answers the state it left the run in, `lost` when another worker has it,
 * or null when there was nothing to take.
 */
export const runPipeline = async (payload: Payload, runId: string, workerId: string): Promise<RunStatus | 'lost' | null> => {
  const claim = await claimRun(poolOf(payload), runId, workerId)
  return claim && carryRun(payload, claim)
}

/** Carries a run that this worker has just claimed. Throws what the database throws; the lease then passes the run on. */
export const carryRun = async (payload: Payload, run: Claim): Promise<RunStatus | 'lost'> => {
  const db = poolOf(payload)
  const held = hold(db, run)
  try {
    const job = await openJob(payload, run, held)
    try {
      return await finish(job, await walk(job))
    } finally {
      await job.progress.stop()
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    if (held.leaving) await giveBack(db, run)
    log.info({ run: run.id, worker: run.workerId }, error.message)
    return 'lost'
  } finally {
    held.letGo()
  }
}

const openJob = async (payload: Payload, run: Claim, held: Job['held']): Promise<Job> => {
  const db = poolOf(payload)
  const pipeline = pipelineNamed(run.pipeline)
  const [stored, effects] = await Promise.all([loadSteps(db, run.id), effectStates(db, run.id)])
  const limit = run.budgetCents === null ? null : run.budgetCents * 10_000
  return {
    payload, db, pipeline, run, held, stored, effects,
    progress: progressOf(db, pipeline, run),
    budget: budgetOf(limit, run.costMicroUsd),
    outputs: new Map(),
    flying: new Map(),
  }
}

/** Runs every step whose needs are met, side by side, until all have an output or one stops the run. */
const walk = async (job: Job): Promise<Stop | null> => {
  const under = new Map<string, Promise<Stop | { fault: null; step: string }>>()
  let stop = refused(job.run)
  for (;;) {
    const next = stop ? [] : ready(job, under)
    if (next.length > 0 && job.held.leaving) stop = { fault: { kind: 'lost' }, step: null }
    if (!stop) for (const step of next) under.set(step, bringStep(job, step).then((fault) => ({ fault, step })))
    if (under.size === 0) return stop
    const ended = await Promise.race(under.values())
    under.delete(ended.step!)
    if (!ended.fault) continue
    if (!stop || outranks(ended.fault, stop.fault)) stop = ended
    if (stop.fault.kind === 'give_up') job.held.abort(new Stopped(`${stop.step} ended the run.`))
  }
}

const ready = ({ pipeline, outputs }: Job, under: ReadonlyMap<string, unknown>): string[] =>
  pipeline.order.filter((id) => !outputs.has(id) && !under.has(id) && pipeline.steps[id]!.needs.every((need) => outputs.has(need)))

const refused = (run: Claim): Stop | null => {
  if (run.cancelRequested) return { fault: { kind: 'canceled' }, step: null }
  if (run.starts <= crashesAllowed) return null
  const trace = `The worker stopped ${crashesAllowed} times in a row at the same place; the run was set aside.`
  return { fault: { kind: 'give_up', code: 'GEN_001', message: `${registered('GEN_001').message}.`, trace }, step: null }
}
