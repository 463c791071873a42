import { log } from '@/src/log'

/** What people who follow a run are told: the facts of the status endpoint, ids and progress only. */
export type RunMessage = {
  event: string
  runId: string
  documentId: string | null
  status: string
  step: string | null
  stepLabel: string | null
  stepNumber: number
  totalSteps: number
  detail: string | null
  percent: number
  seq: number
  timestamp: string
  error?: { code: string; message: string; step: string | null }
}

type Emit = (topic: string, message: RunMessage) => void
let emitter: Emit = () => undefined

/** Says how messages reach people; without it nobody hears them, and everybody can poll. */
export const emitThrough = (emit: Emit): void => void (emitter = emit)

/** Tells everybody in `run:<id>`. A message that cannot be sent is not worth a run: people also poll. */
export const emit = (message: RunMessage): void => {
  try {
    emitter(`run:${message.runId}`, message)
  } catch (error) {
    log.warn({ err: error, run: message.runId }, 'a message was not sent')
  }
}

/** The word people see for an engine state: running and waiting are both `processing`. */
export const shownStatus = (status: string): string => (status === 'running' || status === 'waiting' ? 'processing' : status)
