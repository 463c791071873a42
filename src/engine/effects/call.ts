import type { Payload } from 'payload'
import { Canceled, faultOf, GiveUp, isUncertain, LeaseLost, RetryLater, type Fault } from '@/src/engine/pipeline/outcomes'
import { reached } from '@/src/engine/pipeline/live/points'
import type { Budget } from './budget'
import { asStored, hashOf } from './json'
import { kindOf } from './kinds'
import { closeEffect, openEffect, storedResponse, type Holder } from './ledger'
import type { Effect, EffectCall, EffectState, Perform, Performed, Usage } from './types'

/** A step's way to the outside world; `states` is what the ledger knew when the worker took the run, and since. */
export type Outside = Holder & {
  payload: Payload
  agency: string | null
  client: string | null
  signal: AbortSignal
  budget: Budget
  states: Map<string, EffectState>
  flying: Map<string, Promise<unknown>>
}

/** The key under which a step's call stands in the ledger: what is asked decides, so another question is another effect. */
export const effectKey = (runId: string, step: string, call: EffectCall): string =>
  `run:${runId}:${step}:${call.key}:${hashOf(call.request).slice(0, 12)}`

/**
 * Makes the call, or reads back the answer it got before. The ledger row is committed before the call and the answer with
 * its usage row before the answer is used. Throws Canceled, LeaseLost, GiveUp GEN_010 (budget), and what `perform` throws.
 */
export const callOnce = <T>(outside: Outside, call: EffectCall, perform: Perform<T>): Promise<T> => {
  const key = effectKey(outside.runId, outside.step, call)
  const flying = outside.flying.get(key) ?? attempt(outside, key, call, perform).finally(() => outside.flying.delete(key))
  outside.flying.set(key, flying)
  return flying as Promise<T>
}

const attempt = async <T>(outside: Outside, key: string, call: EffectCall, perform: Perform<T>): Promise<T> => {
  outside.signal.throwIfAborted()
  const state = outside.states.get(key)
  if (state === 'done') return (await storedResponse(outside.db, key)) as T
  if (state === 'held') throw new RetryLater(300, 'SYS_003', 'Outgoing calls are on hold after a restore.')
  if (state === 'sending' || state === 'unknown') {
    const found = await settleInterrupted(outside, key, call)
    if (found) return found.response as T
  }
  return send(outside, key, call, perform)
}

/** A call that was under way when its worker died: harmless to repeat (its possible cost is booked), or the vendor is asked. */
const settleInterrupted = async (outside: Outside, key: string, call: EffectCall): Promise<Performed<unknown> | null> => {
  if (call.repeatable) {
    const usage = { costMicroUsd: call.estimateMicroUsd ?? 0 }
    await close(outside, key, call, { state: 'failed', outcome: 'started', usage, error: { code: 'SYS_002', message: 'The worker stopped during the call.' } })
    outside.budget.spend(usage.costMicroUsd)
    return null
  }
  const answer = (await kindOf(call.kind)?.resolve?.(asEffect(outside, key, call), outside)) ?? null
  if (!answer) throw new GiveUp('SYS_002', 'It is not known whether an earlier call went through; somebody has to look before it is made again.')
  if (!answer.happened) return null
  const performed = { response: asStored(answer.response), providerId: answer.providerId }
  await close(outside, key, call, { state: 'done', outcome: 'ok', performed })
  return performed
}

const send = async <T>(outside: Outside, key: string, call: EffectCall, perform: Perform<T>): Promise<T> => {
  const hold = outside.budget.hold(call.estimateMicroUsd ?? 0)
  let cost = 0
  try {
    if (!(await openEffect(outside, key, call))) throw await refusal(outside)
    outside.states.set(key, 'sending')
    await reached(outside.step, 'before-effect')
    const performed = await perform(outside.signal, { idempotencyKey: key }).catch((error: unknown) => failed(outside, key, call, error))
    await reached(outside.step, 'called')
    const stored = { ...performed, response: asStored(performed.response) }
    await close(outside, key, call, { state: 'done', outcome: 'ok', performed: stored })
    cost = performed.usage?.costMicroUsd ?? 0
    await reached(outside.step, 'after-effect')
    return stored.response
  } finally {
    hold.settle(cost)
  }
}

const failed = async (outside: Outside, key: string, call: EffectCall, thrown: unknown): Promise<never> => {
  const fault = faultOf(outside.signal.aborted ? outside.signal.reason : thrown)
  const state = !call.repeatable && (outside.signal.aborted || isUncertain(thrown)) ? 'unknown' : 'failed'
  const usage = usageOf(thrown)
  await close(outside, key, call, { state, outcome: 'failed', usage, error: told(fault) })
  outside.budget.spend(usage.costMicroUsd)
  throw outside.signal.aborted ? outside.signal.reason : thrown
}

/** What a failed call cost all the same, as the provider edge says it. */
const usageOf = (thrown: unknown): Usage => {
  const { usage, costMicroUsd } = (thrown ?? {}) as { usage?: Partial<Usage>; costMicroUsd?: number }
  return { ...usage, costMicroUsd: costMicroUsd ?? usage?.costMicroUsd ?? 0 }
}

const close: (outside: Outside, ...rest: CloseArgs) => Promise<void> = async (outside, key, call, closing) => {
  if (!(await closeEffect(outside, key, call, closing))) throw new LeaseLost('The run went to another worker during a call.')
  outside.states.set(key, closing.state)
}

type CloseArgs = Parameters<typeof closeEffect> extends [Holder, ...infer Rest] ? Rest : never

const told = (fault: Fault) => ('code' in fault ? { code: fault.code, message: 'trace' in fault && fault.trace ? fault.trace : fault.message } : { code: 'GEN_009', message: fault.kind })

/** Why the ledger refused a call. */
const refusal = async ({ db, runId, fence }: Outside): Promise<Error> => {
  const [run] = await db.query<{ canceled: boolean }>(
    `select cancel_requested is true as canceled from pipeline_runs where id = $1 and fence = $2 and status = 'running'`, [runId, fence])
  if (!run) return new LeaseLost('The run went to another worker before a call.')
  return run.canceled ? new Canceled('The run was canceled.') : new RetryLater(300, 'SYS_003', 'Outgoing calls are on hold after a restore.')
}

const asEffect = (outside: Outside, key: string, call: EffectCall): Effect => ({
  id: key, key, kind: call.kind, repeatable: call.repeatable, agency: outside.agency, client: outside.client,
  request: call.request, attempts: 1, fence: outside.fence, providerId: null,
})
