import type { ErrorCode } from '@/src/errorCodes'

/** What to do about a vendor's refusal: try again later, stop, or ask a person (key, quota, payment). */
export type VendorErrorKind = 'retry' | 'give_up' | 'human'

export type VendorFault = {
  kind: VendorErrorKind
  code: ErrorCode
  /** A sentence for people; names the service, never the vendor. */
  message: string
  retryAfterSeconds?: number
  status?: number
  requestId?: string | null
  /** True when the request may have been carried out although no answer came: ask before sending again. */
  uncertain?: boolean
  /** What the failed call cost all the same. */
  costMicroUsd?: number
  usage?: Record<string, number | string>
  /** For the log: the vendor's own words, already redacted. */
  detail?: string
}

/** Every fault that leaves a provider has this shape; nothing else of the vendor passes the edge. */
export class VendorError extends Error {
  readonly kind: VendorErrorKind
  readonly code: ErrorCode
  readonly retryAfterSeconds?: number
  readonly status?: number
  readonly requestId?: string | null
  readonly uncertain: boolean
  readonly costMicroUsd: number
  readonly usage?: Record<string, number | string>
  readonly detail?: string

  constructor(fault: VendorFault) {
    super(fault.message)
    this.name = 'VendorError'
    this.kind = fault.kind
    this.code = fault.code
    this.retryAfterSeconds = fault.retryAfterSeconds
    this.status = fault.status
    this.requestId = fault.requestId
    this.uncertain = fault.uncertain ?? false
    this.costMicroUsd = fault.costMicroUsd ?? 0
    this.usage = fault.usage
    this.detail = fault.detail
  }
}

/** True for a fault sorted at a provider's edge, optionally of one kind. */
export const isVendorError = (thrown: unknown, kind?: VendorErrorKind): thrown is VendorError =>
  thrown instanceof VendorError && (kind === undefined || thrown.kind === kind)

/** The fault of a call that its caller stopped: never tried again. */
export const stopped = (code: ErrorCode): VendorError =>
  new VendorError({ kind: 'give_up', code, message: 'The request was stopped.', detail: 'aborted by the caller' })
