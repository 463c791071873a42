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
