/** A usage period: from its start, up to but not including its end. */
export type Period = { start: Date; end: Date }

const midnight = (date: Date): Date => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))

/** The anchor's day, `months` later; in a month that is too short, its last day. */
const later = (anchor: Date, months: number): Date => {
  const [year, month] = [anchor.getUTCFullYear(), anchor.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(anchor.getUTCDate(), last)))
}

/**
 * The monthly period that `now` lies in, anchored on the day the subscription began: begun on the 31st, periods start on the
 * last day of shorter months and on the 31st again afterwards (spec 06-platform §2, §11). UTC midnights.
 */
export const periodAt = (began: Date, now: Date): Period => {
  const anchor = midnight(began)
  const months = (now.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + now.getUTCMonth() - anchor.getUTCMonth()
  const at = later(anchor, months) <= now ? months : months - 1
  return { start: later(anchor, at), end: later(anchor, at + 1) }
}
