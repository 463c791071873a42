/**
 * One limit: at most `limit` calls in any `seconds`, counted under `bucket`. With `ends` (Unix seconds) it is a period of the
 * calendar instead, of which the bucket is the only slot.
 */
export type Limit = { bucket: string; limit: number; seconds: number; ends?: number }

/** A limit of this calendar month, UTC. */
export const monthly = (bucket: string, limit: number, now: number): Limit => {
  const day = new Date(now)
  return { bucket: `${bucket}:${day.toISOString().slice(0, 7)}`, limit, seconds: 1, ends: Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1) / 1000 }
}

/** What is known of a bucket in one slot, which is one window long, and in the slot before it. */
export type Counts = { slot: number; before: number; current: number }

/** The slot that a moment (ms) lies in. */
export const slotAt = (now: number, { seconds, ends }: Limit): number => ends ?? Math.floor(now / (seconds * 1000))

/**
 * Calls in the sliding window that ends now: those of this slot, and of the slot before the share that the window still
 * covers, as if they had come evenly (the estimate that Cloudflare describes for its limits).
 */
export const usedAt = (now: number, { before, current }: Counts, limit: Limit): number => (limit.ends ? current : current + before * (1 - elapsed(now, limit)))

/** Seconds, at least 1, until one more call fits into the window. */
export const waitAt = (now: number, { before, current }: Counts, { limit, seconds, ends }: Limit): number => {
  if (ends) return Math.max(1, Math.ceil(ends - now / 1000))
  const passed = elapsed(now, { seconds })
  const room = limit - 1 - current
  const share = room >= 0 ? 1 - room / Math.max(before, 1) - passed : 1 - passed + (1 - (limit - 1) / Math.max(current, 1))
  return Math.max(1, Math.ceil(share * seconds))
}

/** When the slot ends, in Unix seconds. */
export const endsAt = (now: number, limit: Limit): number => limit.ends ?? (slotAt(now, limit) + 1) * limit.seconds

const elapsed = (now: number, { seconds }: { seconds: number }): number => (now % (seconds * 1000)) / (seconds * 1000)
