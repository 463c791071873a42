type Options = { failures?: number; coolSeconds?: number; now?: () => number }

/**
 * A circuit breaker for one host. After `failures` faults in a row nothing is sent for `coolSeconds`; then one request
 * goes through as a probe, and its outcome opens or closes the circuit.
 */
export class Breaker {
  private inARow = 0
  private openUntil = 0
  private probing = false
  private readonly failures: number
  private readonly coolMs: number
  private readonly now: () => number

  constructor({ failures = 5, coolSeconds = 30, now = Date.now }: Options = {}) {
    this.failures = failures
    this.coolMs = coolSeconds * 1000
    this.now = now
  }

  /** Seconds until the next request may go; 0 lets this one pass (and counts it as the probe when half open). */
  enter(): number {
    if (this.inARow < this.failures) return 0
    const wait = this.openUntil - this.now()
    if (wait > 0) return Math.ceil(wait / 1000)
    if (this.probing) return 1
    this.probing = true
    return 0
  }

  succeeded(): void {
    this.inARow = 0
    this.probing = false
  }

  failed(): void {
    this.inARow += 1
    this.probing = false
    if (this.inARow >= this.failures) this.openUntil = this.now() + this.coolMs
  }

  /** The request ended without saying anything about the host, as when its caller stopped it. */
  left(): void {
    this.probing = false
  }
}
