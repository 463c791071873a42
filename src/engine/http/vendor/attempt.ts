import type { Buffer } from 'node:buffer'
import { Agent, errors, FormData, request as send, type Dispatcher } from 'undici'
import { acceptedEncodings, BodyTooLarge, BodyUnreadable, readBody } from '@/src/engine/http/body'
import { addressForLog, redact } from '@/src/engine/http/redact'
import { kindOfStatus, sentenceFor, type VendorPolicy } from '@/src/engine/http/vendor/policy'
import { retryAfterSeconds } from '@/src/engine/http/vendor/retry'
import { stopped, VendorError, type VendorFault } from '@/src/engine/http/vendorError'

export type HttpRequest = {
  vendor: VendorPolicy
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  query?: Record<string, string | number | undefined>
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a form, or with `file` as one in parts; instead of `body`. */
  form?: Record<string, string>
  file?: { name: string; filename: string; mimeType: string; bytes: Uint8Array }
  /** Sent as they are; instead of `body`. */
  bytes?: { mimeType: string; bytes: Uint8Array }
  /** What the vendor's own words say beyond the status. */
  sort?: (answer: HttpAnswer) => Partial<VendorFault> | undefined
  /** May be sent twice without harm; true for GET unless said otherwise. */
  repeatable?: boolean
  /** Tries after the first, for repeatable requests; 2. */
  retries?: number
  attemptTimeoutMs?: number
  totalTimeoutMs?: number
  maxBytes?: number
  signal?: AbortSignal
  /** Our request id, forwarded so that both logs can be matched. */
  requestId?: string
  /** Values that must never show up in an error. */
  secrets?: string[]
}

export type HttpAnswer = { status: number; headers: Record<string, string>; bytes: Buffer }

const agent = new Agent({ keepAliveTimeout: 10_000, connect: { timeout: 10_000 } })

const addressOf = ({ url, query }: HttpRequest): string => {
  const address = new URL(url)
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) address.searchParams.set(name, String(value))
  return address.href
}

const typeOf = ({ body, bytes, file, form }: HttpRequest): Record<string, string> => {
  if (bytes) return { 'content-type': bytes.mimeType }
  // In parts: the type names the border between them, so it comes with the body.
  if (file) return {}
  if (form) return { 'content-type': 'application/x-www-form-urlencoded' }
  return body === undefined ? {} : { 'content-type': 'application/json' }
}

const bodyOf = ({ body, bytes, file, form }: HttpRequest): Dispatcher.DispatchOptions['body'] => {
  if (bytes) return bytes.bytes
  if (file) return parts(form ?? {}, file)
  if (form) return new URLSearchParams(form).toString()
  return body === undefined ? null : JSON.stringify(body)
}

const parts = (form: Record<string, string>, file: NonNullable<HttpRequest['file']>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.set(name, value)
  data.set(file.name, new Blob([Uint8Array.from(file.bytes)], { type: file.mimeType }), file.filename)
  return data
}

const headersOf = (request: HttpRequest): Record<string, string> => ({
  accept: 'application/json',
  'accept-encoding': acceptedEncodings,
  ...typeOf(request),
  ...(request.requestId ? { 'x-request-id': request.requestId } : {}),
  ...request.headers,
})

const flat = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]))

const detailOf = (request: HttpRequest, text: string): string =>
  redact(`${request.method} ${addressForLog(request.url)}: ${text}`.slice(0, 600), request.secrets)

const neverSent = (error: unknown): boolean =>
  error instanceof errors.ConnectTimeoutError || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'].includes(String((error as { code?: string })?.code))

const asVendorError = (request: HttpRequest, error: unknown): VendorError => {
  if (error instanceof VendorError) return error
  if (request.signal?.aborted) return stopped(request.vendor.code)
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  const kind = error instanceof BodyTooLarge || error instanceof BodyUnreadable ? 'give_up' : 'retry'
  const message = kind === 'retry' ? sentenceFor(request.vendor, 'retry') : `${request.vendor.service} sent an answer that could not be read.`
  return new VendorError({ kind, code: request.vendor.code, message, detail: detailOf(request, text), uncertain: !neverSent(error) })
}

/** Whether what was asked for may have been done behind such an answer: a fault over there, a wait that was cut, or the way to somewhere else. */
const mayHaveHappened = (status: number): boolean => status >= 500 || status === 408 || status < 400

const refused = (request: HttpRequest, answer: HttpAnswer): VendorError => {
  const sorted = request.sort?.(answer) ?? {}
  const kind = sorted.kind ?? kindOfStatus(request.vendor, answer.status)
  return new VendorError({
    kind,
    code: request.vendor.code,
    message: sentenceFor(request.vendor, kind),
    status: answer.status,
    requestId: answer.headers['request-id'] ?? answer.headers['x-request-id'] ?? null,
    retryAfterSeconds: retryAfterSeconds(answer.headers['retry-after']),
    uncertain: mayHaveHappened(answer.status),
    detail: detailOf(request, `${answer.status} ${answer.bytes.toString('utf8', 0, 400)}`),
    ...Object.fromEntries(Object.entries(sorted).filter(([, value]) => value !== undefined)),
  })
}

const exchange = async (request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> => {
  const signals = [AbortSignal.timeout(timeoutMs), ...(request.signal ? [request.signal] : [])]
  const response = await send(addressOf(request), {
    method: request.method,
    headers: headersOf(request),
    body: bodyOf(request),
    dispatcher: agent,
    signal: AbortSignal.any(signals),
  })
  const headers = flat(response.headers)
  const bytes = await readBody(response.body, headers['content-encoding'], { maxBytes: request.maxBytes ?? 5_000_000 })
  return { status: response.statusCode, headers, bytes }
}

/** One try: sends the request once and sorts what comes back. Throws only VendorError. */
export const attempt = async (request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> => {
  try {
    const answer = await exchange(request, timeoutMs)
    if (answer.status < 200 || answer.status >= 300) throw refused(request, answer)
    return answer
  } catch (error) {
    throw asVendorError(request, error)
  }
}
