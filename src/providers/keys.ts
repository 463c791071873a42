import { env } from '@/src/env'
import { isVendorError, jsonRequest, type HttpRequest, type VendorPolicy } from '@/src/engine/http'

const policy = (name: string, service: string): VendorPolicy => ({ name: `${name}-key`, service, code: 'GEN_005', perMinute: 60, burst: 20, concurrency: 4 })

type Call = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'vendor'>

/** One free call for each service, or its cheapest. */
const calls: Record<string, (key: string) => Call> = {
  anthropic: (key) => ({ method: 'GET', url: `${env.anthropicBaseUrl}/v1/models`, headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' }, vendor: policy('text', 'The text service') }),
  freepik: (key) => ({ method: 'GET', url: `${env.freepikBaseUrl}/v1/resources?limit=1`, headers: { [env.freepikKeyHeader]: key }, vendor: policy('images', 'The image service') }),
  tavily: (key) => ({ method: 'POST', url: `${env.tavilyBaseUrl}/search`, headers: { authorization: `Bearer ${key}` }, body: { query: 'test', max_results: 1 }, vendor: policy('search', 'The search service') }),
}

/** Whether a service takes a key, and what it said. Throws VendorError when it could not be asked. */
export const tryKey = async (vendor: string, key: string, signal?: AbortSignal): Promise<{ valid: boolean; message: string }> => {
  const call = calls[vendor]
  if (!call) return { valid: false, message: 'This service is not known.' }
  try {
    await jsonRequest({ ...call(key), secrets: [key], retries: 1, totalTimeoutMs: 15_000, signal })
    return { valid: true, message: 'The service accepts this key.' }
  } catch (error) {
    if (!isVendorError(error) || (error.status !== 401 && error.status !== 403)) throw error
    return { valid: false, message: 'The service does not accept this key. Check that it was copied whole and is still active.' }
  }
}
