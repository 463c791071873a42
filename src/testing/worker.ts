import type { Payload } from 'payload'

/** Delivers effects as a worker would, until it is stopped; for requests that await one. The kinds must be defined first. */
export const deliverAlways = async (payload: Payload): Promise<() => Promise<void>> => {
  const { deliverer } = await import('@/src/engine/effects')
  const worker = deliverer(payload, 'test-worker')
  const timer = setInterval(() => void worker.look().catch(() => undefined), 20)
  return async () => {
    clearInterval(timer)
    await worker.stop(10_000)
  }
}
