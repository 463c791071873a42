import pLimit from 'p-limit'
import { Breaker } from '@/src/engine/http/vendor/breaker'
import { RateBudget } from '@/src/engine/http/vendor/budget'
import { sentenceFor, type VendorPolicy } from '@/src/engine/http/vendor/policy'
import { isVendorError, stopped, VendorError } from '@/src/engine/http/vendorError'

type Lane = { slot: ReturnType<typeof pLimit>; budget: RateBudget; breaker: Breaker }

const lanes = new Map<string, Lane>()

const laneOf = (policy: VendorPolicy, host: string): Lane => {
  const key = `${policy.name} ${host}`
  const known = lanes.get(key)
  if (known) return known
  const lane = { slot: pLimit(policy.concurrency), budget: new RateBudget(policy.perMinute, policy.burst), breaker: new Breaker() }
  lanes.set(key, lane)
  return lane
}

/** Only faults of the host itself count: an answer such as 400 or 429 shows that it is there. */
const record = (breaker: Breaker, thrown: unknown): void => {
  if (!isVendorError(thrown)) return breaker.left()
  const hostIsDown = thrown.kind === 'retry' && (thrown.status === undefined || thrown.status >= 500)
  if (hostIsDown) breaker.failed()
  else if (thrown.status !== undefined) breaker.succeeded()
  else breaker.left()
}

const refuseWhenOpen = (policy: VendorPolicy, breaker: Breaker): void => {
  const wait = breaker.enter()
  if (!wait) return
  throw new VendorError({ kind: 'retry', code: policy.code, message: sentenceFor(policy, 'retry'), retryAfterSeconds: wait, detail: 'circuit open' })
}

const attemptIn = async <T>(lane: Lane, policy: VendorPolicy, call: () => Promise<T>): Promise<T> => {
  refuseWhenOpen(policy, lane.breaker)
  try {
    const answer = await call()
    lane.breaker.succeeded()
    return answer
  } catch (thrown) {
    record(lane.breaker, thrown)
    throw thrown
  }
}

/**
 * Runs one call to a vendor's host inside its concurrency, rate budget and circuit breaker.
 * The call must throw VendorError for the vendor's faults. With an open circuit: `retry` at once, without calling.
 */
export const withinLimits = async <T>(policy: VendorPolicy, host: string, signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> => {
  const lane = laneOf(policy, host)
  return lane.slot(async () => {
    if (signal?.aborted) throw stopped(policy.code)
    await lane.budget.take(signal).catch(() => Promise.reject(stopped(policy.code)))
    return attemptIn(lane, policy, call)
  })
}

/** Forgets budgets and open circuits, as a restart would. */
export const resetVendorLimits = (): void => lanes.clear()
