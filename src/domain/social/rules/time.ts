import { DateTime, IANAZone } from 'luxon'

/** True for a zone that clocks are set by, such as Europe/Berlin. */
export const isZone = (zone: unknown): zone is string => typeof zone === 'string' && zone.length <= 64 && IANAZone.isValidZone(zone)

/**
 * The instant of a wall-clock time in a zone. A time that the clocks leave out moves forward by as much as they do; of a time that
 * comes twice the first is meant (spec 02-social §7.3). Null for what is no time.
 */
export const instantOf = (local: string, zone: string): Date | null => {
  const wall = DateTime.fromISO(local.replace(' ', 'T'), { zone })
  if (!wall.isValid) return null
  const [first] = wall.getPossibleOffsets().sort((one, other) => one.toMillis() - other.toMillis())
  return (first ?? wall).toJSDate()
}

/** Hours of a day in which nothing goes out by itself, as wall-clock times (`22:00`) of a zone; they may reach over midnight. */
export type QuietHours = { from: string; to: string; zone: string }

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** Whether an instant falls into quiet hours; the moment at which they end no longer does. */
export const isQuiet = ({ from, to, zone }: QuietHours, at: Date): boolean => {
  const { hour, minute } = DateTime.fromJSDate(at, { zone })
  const [now, start, end] = [hour * 60 + minute, minutesOf(from), minutesOf(to)]
  return start < end ? now >= start && now < end : now >= start || now < end
}

/** When the quiet hours that hold at an instant end. */
export const quietUntil = ({ to, zone }: QuietHours, at: Date): Date => {
  const now = DateTime.fromJSDate(at, { zone })
  const [hour, minute] = [Number(to.slice(0, 2)), Number(to.slice(3, 5))]
  const end = now.set({ hour, minute, second: 0, millisecond: 0 })
  return (end > now ? end : now.plus({ days: 1 }).set({ hour, minute, second: 0, millisecond: 0 })).toJSDate()
}

/** Quiet hours in words: 22:00 and 07:00 (Europe/Berlin). */
export const quietInWords = ({ from, to, zone }: QuietHours): string => `${from} and ${to} (${zone.replaceAll('_', ' ')})`

/** The quiet hours of a row of `connections`, or null. */
export const quietOf = ({ quietFrom, quietTo, quietTimezone }: { quietFrom?: string | null; quietTo?: string | null; quietTimezone?: string | null }): QuietHours | null =>
  quietFrom && quietTo && isZone(quietTimezone) ? { from: quietFrom, to: quietTo, zone: quietTimezone } : null
