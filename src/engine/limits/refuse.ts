import { fail } from '@/src/errors'
import type { Verdict } from './count'

/** Throws RATE_001, with the seconds to wait, for a call that a limit refuses. */
export const refuseFull = (verdict: Verdict | null, message?: string): void => {
  if (verdict?.refused) throw fail('RATE_001', { message, details: { retryAfter: verdict.retryAfter, limit: verdict.limit.limit } })
}
