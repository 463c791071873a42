import type { PayloadRequest } from 'payload'
import { log } from '@/src/log'
import { emit } from './live/realtime'
import { faultOf, isOutage, LeaseLost, type Stop } from './outcomes'
import { messageOf } from './progress'
import type { Job } from './step'
import { settle, type Ending } from './store/settle'
import type { Run, RunStatus } from './types'

/**
 * Writes the run's end (or pause), lets the pipeline's hook do what follows in the same transaction, and tells people.
 * When what follows is refused, the run has failed. Throws LeaseLost, and an outage of the database.
 */
export const finish = async (job: Job, stop: Stop | null): Promise<RunStatus> => {
  if (stop?.fault.kind === 'lost') throw job.held.signal.reason ?? new LeaseLost('The run was lost.')
  await job.progress.stop()
  const ending = endingOf(job, stop)
  try {
    return await end(job, ending)
  } catch (error) {
    if (error instanceof LeaseLost && ending.status === 'completed') return end(job, { status: 'canceled' })
    if (error instanceof LeaseLost || isOutage(error)) throw error
    log.error({ err: error, run: job.run.id }, 'what follows from the end of a run was refused')
    return endBadly(job, ending, error)
  }
}

const endBadly = async (job: Job, ending: Ending, error: unknown): Promise<RunStatus> => {
  if (ending.status === 'failed') return end(job, ending, async () => undefined)
  const failed = endingOf(job, { fault: faultOf(error), step: null })
  const final: Ending = failed.status === 'failed' ? failed : { status: 'failed', failure: { code: 'GEN_001', message: String(error), step: null } }
  return end(job, final).catch((again: unknown) => {
    log.error({ err: again, run: job.run.id }, 'a run failed and nothing could follow')
    return end(job, final, async () => undefined)
  })
}

const endingOf = ({ pipeline }: Job, stop: Stop | null): Ending => {
  const fault = stop?.fault
  if (!fault) return { status: 'completed' }
  if (!('code' in fault)) return { status: 'canceled' }
  const failure = { code: fault.code, message: fault.message, step: stop.step, trace: 'trace' in fault ? fault.trace : undefined }
  if (fault.kind === 'retry') return { status: 'waiting', failure, seconds: Math.max(pipeline.retry.afterSeconds, fault.afterSeconds) }
  if (fault.kind === 'ask' && pipeline.onAsk) return { status: 'waiting', failure, seconds: null }
  return { status: 'failed', failure }
}

const end = async (job: Job, ending: Ending, hook = hookOf(job, ending)): Promise<RunStatus> => {
  const { seq } = await settle(job.payload, job.run, ending, hook)
  const error = ending.status === 'failed' ? ending.failure : undefined
  const percent = ending.status === 'completed' ? 100 : Math.min(99, job.progress.percent())
  emit(messageOf(job.pipeline, job.run, words[ending.status], {
    ...job.progress.line(), status: ending.status, percent, seq,
    ...(error && { error: { code: error.code, message: error.message, step: error.step } }),
  }))
  return ending.status
}

const words = { completed: 'complete', failed: 'error', canceled: 'canceled', waiting: 'progress' }

const hookOf = ({ pipeline, outputs }: Job, ending: Ending) => async (req: PayloadRequest, run: Run): Promise<void> => {
  if (ending.status === 'completed') await pipeline.onComplete?.(req, run, Object.fromEntries(outputs))
  if (ending.status === 'canceled') await pipeline.onCancel?.(req, run)
  if (ending.status === 'failed') await pipeline.onFail?.(req, run, ending.failure)
  if (ending.status !== 'waiting') return
  if (ending.seconds === null) await pipeline.onAsk?.(req, run, ending.failure.message)
  else await pipeline.onRetry?.(req, run, ending.failure)
}
