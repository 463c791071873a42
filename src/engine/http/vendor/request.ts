import { attempt, type HttpAnswer, type HttpRequest } from '@/src/engine/http/vendor/attempt'
import { withinLimits } from '@/src/engine/http/vendor/limits'
import { backoffMs, pause } from '@/src/engine/http/vendor/retry'
import { isVendorError, stopped, VendorError } from '@/src/engine/http/vendorError'

/** How long to wait before the next try, or null when there is none: not safe, used up, or no time left. */
const nextPauseMs = (request: HttpRequest, thrown: unknown, tried: number, msLeft: number): number | null => {
  const safe = request.repeatable ?? request.method === 'GET'
  if (!safe || !isVendorError(thrown, 'retry') || tried > (request.retries ?? 2)) return null
  const wait = Math.max(backoffMs(tried - 1), (thrown.retryAfterSeconds ?? 0) * 1000)
  return wait < msLeft ? wait : null
}

/**
 * Sends a request to a vendor: per-attempt (20 s) and total (60 s) time-outs, retries with full jitter where that is safe,
 * `Retry-After`, rate budget, circuit breaker and size limit (5 MB unpacked). Throws only VendorError.
 */
export const httpRequest = async (request: HttpRequest): Promise<HttpAnswer> => {
  const deadline = performance.now() + (request.totalTimeoutMs ?? 60_000)
  const host = new URL(request.url).host
  for (let tried = 1; ; tried += 1) {
    const timeoutMs = Math.max(1, Math.min(request.attemptTimeoutMs ?? 20_000, Math.ceil(deadline - performance.now())))
    try {
      return await withinLimits(request.vendor, host, request.signal, () => attempt(request, timeoutMs))
    } catch (thrown) {
      const wait = nextPauseMs(request, thrown, tried, deadline - performance.now())
      if (wait === null) throw thrown
      await pause(wait, request.signal).catch(() => Promise.reject(stopped(request.vendor.code)))
    }
  }
}

/** `httpRequest` for an answer that must be JSON. Throws VendorError `give_up` when it is not. */
export const jsonRequest = async (request: HttpRequest): Promise<{ value: unknown; headers: Record<string, string> }> => {
  const { bytes, headers, status } = await httpRequest(request)
  try {
    return { value: JSON.parse(bytes.toString('utf8')), headers }
  } catch {
    const message = `${request.vendor.service} sent an answer that could not be read.`
    const detail = `not JSON (${headers['content-type'] ?? 'no type'}, ${bytes.length} bytes)`
    throw new VendorError({ kind: 'give_up', code: request.vendor.code, message, status, detail, uncertain: true })
  }
}
