import { AnthropicError, APIConnectionError, APIError, APIUserAbortError } from '@anthropic-ai/sdk'
import { redact } from '@/src/engine/http/redact'
import { kindOfStatus, sentenceFor, type VendorPolicy } from '@/src/engine/http/vendor/policy'
import { retryAfterSeconds } from '@/src/engine/http/vendor/retry'
import { stopped, VendorError, type VendorErrorKind } from '@/src/engine/http/vendorError'

// An error inside a stream comes after status 200; its type says what the status would have been.
const statusOfType: Record<string, number> = {
  invalid_request_error: 400, authentication_error: 401, billing_error: 402, permission_error: 403, not_found_error: 404, conflict_error: 409,
  request_too_large: 413, rate_limit_error: 429, api_error: 500, timeout_error: 504, overloaded_error: 529,
}
const overloaded = 529
const overloadedPauseSeconds = 120

const kindOf = (policy: VendorPolicy, status: number, errorCode: string | null): VendorErrorKind => {
  if (errorCode?.includes('spend_limit')) return 'human'
  return status === 409 ? 'retry' : kindOfStatus(policy, status)
}

const waitFor = (status: number, header: string | null | undefined): number | undefined => {
  const asked = retryAfterSeconds(header)
  return status === overloaded ? Math.max(overloadedPauseSeconds, asked ?? 0) : asked
}

const fromStatus = (policy: VendorPolicy, error: APIError, status: number, secrets: string[]): VendorError => {
  const kind = kindOf(policy, status, error.errorCode)
  const wait = kind === 'retry' ? waitFor(status, error.headers?.get('retry-after')) : undefined
  const message = status === 413 ? 'The request is too long for the text service.' : sentenceFor(policy, kind)
  const detail = redact(`${status} ${error.type ?? ''} ${error.errorCode ?? ''} ${error.apiMessage ?? ''}`.slice(0, 600), secrets)
  return new VendorError({ kind, code: policy.code, message, status, retryAfterSeconds: wait, requestId: error.requestID, detail, uncertain: status >= 500 })
}

const cut = (policy: VendorPolicy, error: unknown, secrets: string[]): VendorError => {
  const detail = redact(error instanceof Error ? `${error.name} ${error.message}`.slice(0, 600) : 'unknown', secrets)
  return new VendorError({ kind: 'retry', code: policy.code, message: sentenceFor(policy, 'retry'), detail, uncertain: true })
}

/** Sorts whatever the vendor's client throws; `secrets` never show up in the result. */
export const sorted = (policy: VendorPolicy, error: unknown, caller: AbortSignal | undefined, secrets: string[]): VendorError => {
  if (error instanceof VendorError) return error
  if (caller?.aborted) return stopped(policy.code)
  if (error instanceof APIError && !(error instanceof APIConnectionError) && !(error instanceof APIUserAbortError)) {
    const status = error.status ?? statusOfType[error.type ?? '']
    if (status) return fromStatus(policy, error, status, secrets)
  }
  if (error instanceof AnthropicError || error instanceof TypeError || (error as Error | null)?.name === 'AbortError') return cut(policy, error, secrets)
  throw error
}
