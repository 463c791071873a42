import { setTimeout as wait } from 'node:timers/promises'

/** Seconds asked for by a `Retry-After` header, given as seconds or as an HTTP date; undefined when absent or unusable. */
export const retryAfterSeconds = (header: string | undefined | null, now = Date.now()): number | undefined => {
  const given = header?.trim()
  if (!given) return undefined
  if (/^\d+(\.\d+)?$/.test(given)) return Math.ceil(Number(given))
  const at = Date.parse(given)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000))
}

/** Full jitter: anything between 0 and the doubled base, so that waiting callers do not come back together. */
export const backoffMs = (attempt: number, baseMs = 250, capMs = 8000, random = Math.random): number =>
  random() * Math.min(capMs, baseMs * 2 ** attempt)

/** Sleeps, or rejects at once when the signal fires. */
export const pause = (ms: number, signal?: AbortSignal): Promise<unknown> => wait(ms, undefined, { signal })
