import { APIError } from 'payload'
import { registry, type ErrorCode } from '@/src/errorCodes'

export type { ErrorCode } from '@/src/errorCodes'

type Told = { code: ErrorCode; name: string; field?: string; details?: Record<string, unknown> }

/** A refusal with a code of the registry. Payload shows its message and `data` to the caller; the status is the registry's. */
export class AppError extends APIError<Told> {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, status: number, told: Told) {
    super(message, status, told, true)
    this.name = 'AppError'
    this.code = code
  }
}

type Refusal = { message?: string; name?: string; field?: string; status?: number; details?: Record<string, unknown> }

/**
 * Makes (does not throw) the refusal of `code`: `throw fail('RES_001')`.
 * `message` replaces the registry's sentence, `name` is a domain page's own word, `status` only where a page says so.
 */
export const fail = (code: ErrorCode, refusal: Refusal = {}): AppError => {
  const known = registry[code]
  const told: Told = { code, name: refusal.name ?? known.name }
  if (refusal.field) told.field = refusal.field
  if (refusal.details) told.details = refusal.details
  return new AppError(code, refusal.message ?? `${known.message}.`, refusal.status ?? known.status, told)
}

/** The sentence, name and status that the registry keeps for a code. */
export const registered = (code: ErrorCode) => registry[code]

/** True when a thrown value is a refusal of ours, optionally of one code. */
export const isRefusal = (thrown: unknown, code?: ErrorCode): thrown is AppError =>
  thrown instanceof AppError && (code === undefined || thrown.code === code)
