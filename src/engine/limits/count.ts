import { endsAt, slotAt, usedAt, waitAt, type Limit } from './window'

/** What this process knows of a bucket: `shared` by all at the last exchange, `flying` in one, `pending` for the next. */
export type Count = { of: Limit; slot: number; before: number; shared: number; flying: number; pending: number }

/** What a call was told: the limit nearest to being reached and, when refused, the seconds to wait. */
export type Verdict = { refused: boolean; limit: Limit; remaining: number; reset: number; retryAfter: number; /** Calls left in the month, where it is limited. */ quota?: number }

const sumOf = ({ shared, flying, pending }: Count): number => shared + flying + pending

/** A bucket that was not known in this slot; what is known of the slot before goes with it. */
export const freshCount = (of: Limit, slot: number, known?: Count): Count => ({
  of, slot, before: known?.slot === slot - 1 ? sumOf(known) : 0, shared: 0, flying: 0, pending: 0,
})

/** Calls in the window that ends now, as far as this process knows, or with `current` for those of this slot. */
export const usedOf = (known: Count, now: number, current = sumOf(known)): number => usedAt(now, { slot: known.slot, before: known.before, current }, known.of)

/** Whether a call must be asked for: in the last tenth of a limit, at least 30 calls, or when a twentieth is untold. */
export const mustAsk = (known: Count, now: number): boolean =>
  known.of.limit - usedOf(known, now) <= Math.max(30, known.of.limit / 10) || known.pending >= known.of.limit / 20

/** The refusal of a call, by the limit with the longest wait. */
export const refusal = (full: readonly Count[], now: number): Verdict => {
  const waits = full.map((known) => ({ of: known.of, wait: waitAt(now, { slot: known.slot, before: known.before, current: sumOf(known) }, known.of) }))
  const { of, wait } = waits.reduce((one, other) => (other.wait > one.wait ? other : one))
  return { refused: true, limit: of, remaining: 0, reset: Math.ceil(now / 1000) + wait, retryAfter: wait, ...(of.ends && { quota: 0 }) }
}

/** What a call that passes is told: the limit with the fewest calls left; null where nothing is limited. */
export const nearest = (asked: readonly Count[], now: number): Verdict | null => {
  const left = asked.map((known) => ({ of: known.of, remaining: Math.min(known.of.limit, Math.max(0, Math.floor(known.of.limit - usedOf(known, now)))) }))
  if (!left.length) return null
  const month = left.find(({ of: { ends } }) => ends)
  const { of, remaining } = left.reduce((one, other) => (other.remaining < one.remaining ? other : one))
  return { refused: false, limit: of, remaining, reset: endsAt(now, of), retryAfter: 0, ...(month && { quota: month.remaining }) }
}

/** Drops what no window covers any more. */
export const forgetOld = (counts: Map<string, Count>, now: number): void => {
  for (const [bucket, { of, slot }] of counts) if (of.ends ? of.ends * 1000 < now : slot < slotAt(now, of) - 1) counts.delete(bucket)
}
