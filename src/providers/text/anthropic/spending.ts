import { VendorError } from '@/src/engine/http/vendorError'
import { microUsdOf } from '@/src/providers/text/anthropic/prices'
import type { TokenUsage } from '@/src/providers/text/port'

const plus = (a: TokenUsage, b: TokenUsage): TokenUsage =>
  Object.fromEntries((Object.keys(a) as (keyof TokenUsage)[]).map((key) => [key, a[key] + b[key]])) as TokenUsage

/** Adds up the calls of one request. Each is priced by itself, because a band holds for one call, not for a sum. */
export class Spending {
  usage: TokenUsage | null = null
  costMicroUsd = 0

  add(model: string, usage: TokenUsage, region?: string | null): void {
    this.usage = this.usage ? plus(this.usage, usage) : usage
    this.costMicroUsd += microUsdOf(model, usage, new Date(), region ?? undefined)
  }

  /** The fault, carrying what its calls cost all the same. */
  on(fault: VendorError): VendorError {
    if (!this.usage) return fault
    return new VendorError({ ...fault, message: fault.message, usage: { ...this.usage }, costMicroUsd: this.costMicroUsd })
  }
}
