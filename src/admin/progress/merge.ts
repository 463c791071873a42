import type { RunMessage, Kind } from './socket'
import { isOver, type RunFacts } from './types'

const ends: Partial<Record<Kind, RunFacts['status']>> = { complete: 'completed', error: 'failed', canceled: 'canceled' }

/** A run after a message about it. Older messages change nothing and the bar never falls. */
export const heard = (run: RunFacts, kind: Kind, message: RunMessage): RunFacts => {
  if (kind === 'refused' || isOver(run.status)) return run
  const status = ends[kind] ?? shown(message.status, run.status)
  if (message.seq < run.seq && !isOver(status)) return run
  return {
    ...run,
    status,
    percent: status === 'completed' ? 100 : Math.max(run.percent, Math.min(99, message.percent)),
    step: message.step ?? run.step,
    detail: message.detail,
    failedStep: message.error?.step ?? run.failedStep,
    seq: Math.max(run.seq, message.seq),
    steps: withRunning(run, message.step),
  }
}

/** A run after it was read again. The bar never falls, and an end stays an end. */
export const read = (run: RunFacts, fresh: RunFacts): RunFacts => {
  if (fresh.id !== run.id) return fresh
  if (isOver(run.status) && !isOver(fresh.status)) return { ...fresh, status: run.status, percent: run.percent, failedStep: run.failedStep }
  return { ...fresh, percent: Math.max(run.percent, fresh.percent) }
}

const shown = (told: string, before: RunFacts['status']): RunFacts['status'] => {
  if (told === 'processing') return 'running'
  return told === 'queued' || told === 'completed' || told === 'failed' || told === 'canceled' ? told : before
}

// A message names the step at work a moment before its row is read.
const withRunning = (run: RunFacts, step: string | null): RunFacts['steps'] =>
  !step || run.steps.some((known) => known.step === step)
    ? run.steps
    : [...run.steps, { step, status: 'running', startedAt: new Date().toISOString(), durationMs: null, reused: false }]
