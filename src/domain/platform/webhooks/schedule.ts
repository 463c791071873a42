const minute = 60
const hour = 60 * minute

/** Seconds from one attempt to the next (Standard Webhooks): ten attempts within about 75 hours. */
export const waits = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour] as const

export const attempts = waits.length + 1

const longestRetryAfter = 24 * hour

/**
 * Seconds until the next attempt after the `attempt`-th failed, or null after the last: up to 15 % more than planned, so that
 * receivers are not all asked again at once, and never sooner than the receiver asked for (at most a day).
 */
export const waitAfter = (attempt: number, retryAfter = 0, random = Math.random): number | null => {
  const planned = waits[attempt - 1]
  return planned === undefined ? null : Math.max(planned * (1 + 0.15 * random()), Math.min(retryAfter, longestRetryAfter))
}
