import { isRefusal, registered } from '@/src/errors'

/** Ends a step for now: the run waits `afterSeconds` (at least the pipeline's own pause), then tries again, three times. */
export class RetryLater extends Error {
  override name = 'RetryLater'
  constructor(readonly afterSeconds: number, readonly code: string, message: string) {
    super(message)
  }
}

/** Not its turn yet: an effect is put back as if it had not been taken, and no attempt is counted. */
export class NotYet extends RetryLater {
  override name = 'NotYet'
}

/** Ends the run: no further attempt could help. `code` is of the registry, `message` is what the person reads. */
export class GiveUp extends Error {
  override name = 'GiveUp'
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

/** Parks the run until a person has answered `question`; `answerRun` wakes it. `code` stands in the run when nobody can be asked. */
export class AskHuman extends Error {
  override name = 'AskHuman'
  constructor(readonly question: string, readonly code = 'GEN_001') {
    super(question)
  }
}

/** Somebody canceled the run. */
export class Canceled extends Error {
  override name = 'Canceled'
}

/** Another step has ended the run. */
export class Stopped extends Error {
  override name = 'Stopped'
}

/** Another worker holds the run, or nobody does any more: this one may neither call nor write. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/** What a thrown value means for the run, the strongest kind first. */
export type Fault =
  | { kind: 'lost' }
  | { kind: 'canceled' }
  | { kind: 'give_up'; code: string; message: string; trace?: string }
  | { kind: 'ask'; code: string; message: string }
  | { kind: 'retry'; code: string; message: string; afterSeconds: number }
  | { kind: 'stopped' }

/** Why the steps of a run went no further, and at which of them. */
export type Stop = { fault: Fault; step: string | null }

const strength: Fault['kind'][] = ['lost', 'canceled', 'give_up', 'ask', 'retry', 'stopped']

/** True when `a` decides over `b`, for steps that failed side by side. */
export const outranks = (a: Fault, b: Fault): boolean => strength.indexOf(a.kind) < strength.indexOf(b.kind)

/** Sorts a thrown value. What nobody foresaw gives up with GEN_001 and keeps its trace. */
export const faultOf = (thrown: unknown): Fault => {
  if (thrown instanceof LeaseLost) return { kind: 'lost' }
  if (thrown instanceof Canceled) return { kind: 'canceled' }
  if (thrown instanceof Stopped) return { kind: 'stopped' }
  if (thrown instanceof AskHuman) return { kind: 'ask', code: thrown.code, message: thrown.question }
  if (thrown instanceof RetryLater) return { kind: 'retry', code: thrown.code, message: thrown.message, afterSeconds: thrown.afterSeconds }
  if (thrown instanceof GiveUp || isRefusal(thrown)) return { kind: 'give_up', code: thrown.code, message: thrown.message }
  if (isSorted(thrown)) return sortedFault(thrown)
  if (isOutage(thrown)) return { kind: 'retry', code: 'SYS_002', message: `${registered('SYS_002').message}.`, afterSeconds: 0 }
  return { kind: 'give_up', code: 'GEN_001', message: `${registered('GEN_001').message}.`, trace: traceOf(thrown) }
}

/** An error that the provider edge has sorted already (`VendorError`), read by its shape. */
type Sorted = Error & { kind: 'retry' | 'give_up' | 'human'; code: string; retryAfterSeconds?: number }

const isSorted = (thrown: unknown): thrown is Sorted =>
  thrown instanceof Error && 'kind' in thrown && 'code' in thrown && ['retry', 'give_up', 'human'].includes(String(thrown.kind))

const sortedFault = ({ kind, code, message, retryAfterSeconds }: Sorted): Fault => {
  if (kind === 'retry') return { kind, code, message, afterSeconds: retryAfterSeconds ?? 0 }
  return { kind: kind === 'human' ? 'ask' : kind, code, message }
}

/** True when what failed may have happened all the same: nobody sorted the error, or the edge says so. */
export const isUncertain = (thrown: unknown): boolean => {
  const fault = faultOf(thrown)
  return (thrown as { uncertain?: unknown } | null)?.uncertain === true || ('trace' in fault && fault.trace !== undefined)
}

const outage = /^(08|53|57P0|40P01|40001|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN)/

/** The database or the network went away under our own feet: nothing is wrong with the run. */
export const isOutage = (thrown: unknown): boolean =>
  thrown instanceof Error && (outage.test(String((thrown as { code?: unknown }).code)) || thrown.message.startsWith('Connection terminated'))

const traceOf = (thrown: unknown): string => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
