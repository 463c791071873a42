import type { ErrorCode } from '@/src/errorCodes'
import type { VendorErrorKind } from '@/src/engine/http/vendorError'

/** What the HTTP function needs to know about one vendor. */
export type VendorPolicy = {
  /** Names the rate budget; for logs only. */
  name: string
  /** What people read: "The search service did not answer". */
  service: string
  code: ErrorCode
  perMinute: number
  burst: number
  concurrency: number
  /** Where the vendor's statuses mean something of their own. */
  kinds?: Partial<Record<number, VendorErrorKind>>
}

const always: Partial<Record<number, VendorErrorKind>> = { 401: 'human', 402: 'human', 403: 'human', 408: 'retry', 425: 'retry', 429: 'retry' }

/** Sorts an HTTP status: again later, give up, or ask a person. */
export const kindOfStatus = (policy: VendorPolicy, status: number): VendorErrorKind =>
  policy.kinds?.[status] ?? always[status] ?? (status >= 500 ? 'retry' : 'give_up')

const sentences: Record<VendorErrorKind, (service: string) => string> = {
  human: (service) => `${service} did not accept the key, or its quota is used up.`,
  retry: (service) => `${service} is busy or not reachable at the moment.`,
  give_up: (service) => `${service} refused the request.`,
}

/** The sentence that people read about a fault of this kind. */
export const sentenceFor = (policy: VendorPolicy, kind: VendorErrorKind): string => sentences[kind](policy.service)
