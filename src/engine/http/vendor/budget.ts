import { setTimeout as wait } from 'node:timers/promises'

type Clock = { now: () => number; wait: (ms: number, signal?: AbortSignal) => Promise<unknown> }

const realClock: Clock = { now: () => performance.now(), wait: (ms, signal) => wait(ms, undefined, { signal }) }

/** A token bucket: `burst` requests at once, refilled at `perMinute`. Waiting callers are served in turn. */
export class RateBudget {
  private tokens: number
  private last: number

  constructor(
    private readonly perMinute: number,
    private readonly burst: number,
    private readonly clock: Clock = realClock,
  ) {
    this.tokens = burst
    this.last = clock.now()
  }

  /** Takes one token, waiting for it when there is none; rejects when `signal` fires. A negative balance is the queue. */
  async take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    const now = this.clock.now()
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.last) / 60_000) * this.perMinute)
    this.last = now
    this.tokens -= 1
    if (this.tokens >= 0) return
    try {
      await this.clock.wait((-this.tokens / this.perMinute) * 60_000, signal)
    } catch (error) {
      this.tokens += 1
      throw error
    }
  }
}
