import { randomBytes } from 'node:crypto'
import type { Exchange } from '../core/exchange'
import { sendJson } from '../core/exchange'

const types: Record<number, string> = {
  400: 'invalid_request_error', 401: 'authentication_error', 402: 'billing_error', 403: 'permission_error', 404: 'not_found_error',
  409: 'conflict_error', 413: 'request_too_large', 429: 'rate_limit_error', 500: 'api_error', 503: 'api_error', 504: 'timeout_error',
  529: 'overloaded_error',
}

const messages: Record<number, string> = {
  401: 'invalid x-api-key', 402: 'Your credit balance is too low to access the API', 403: 'Your API key does not have permission',
  429: 'This request would exceed the rate limit of your organization', 500: 'Internal server error', 529: 'Overloaded',
}

export const requestId = (): string => `req_${randomBytes(12).toString('hex')}`

const errorType = (status: number): string => types[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error')

interface Failure {
  status: number
  message?: string
  errorCode?: string
  headers?: Record<string, string>
}

/** An error in the vendor's form: body with type and request id, and the `request-id` header. */
export function sendError(exchange: Exchange, { status, message, errorCode, headers = {} }: Failure): void {
  const id = requestId()
  const error = {
    type: errorType(status),
    message: message ?? messages[status] ?? 'The sandbox was asked to fail',
    details: errorCode ? { error_code: errorCode } : null,
  }
  exchange.summary ||= error.message
  sendJson(exchange.res, status, { type: 'error', error, request_id: id }, { 'request-id': id, ...headers })
}

/** The answer to a fault of kind `status`; a 429 carries `retry-after`. */
export function sendAskedError(exchange: Exchange): void {
  const { status = 500, retryAfter } = exchange.fault ?? {}
  const seconds = retryAfter ?? (status === 429 ? 1 : undefined)
  sendError(exchange, { status, headers: seconds === undefined ? {} : { 'retry-after': String(seconds) } })
}

/** The organisation's spend limit: 429 without `retry-after`, told apart by its error code. */
export const sendSpendLimit = (exchange: Exchange): void =>
  sendError(exchange, {
    status: 429, message: 'Your organization has reached its spend limit', errorCode: 'enforced_spend_limit_reached',
    headers: { 'x-should-retry': 'false' },
  })
