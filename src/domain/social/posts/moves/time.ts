import { DateTime, IANAZone } from 'luxon'
import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'

const withOffset = /(?:[zZ]|[+-]\d\d:?\d\d)$/
const localTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/

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

/** A time as it was given: an instant where it names its offset, else the wall clock of the zone. Throws VAL_003. */
export const timeOf = (given: string, zone: string): Date => {
  const text = given.trim()
  const time = withOffset.test(text) ? DateTime.fromISO(text).toJSDate() : localTime.test(text) ? instantOf(text, zone) : null
  if (!time || Number.isNaN(time.getTime())) throw fail('VAL_003', { field: 'scheduledAt', message: 'Give the time as 2026-12-01T09:30, with an offset or in the zone of the post.' })
  return time
}

/** The zone of a post that names none: its agency's. */
export const zoneOf = async (req: PayloadRequest, agency: string | null): Promise<string> => {
  const [row] = agency ? await sqlOf(req).query<{ zone: string | null }>('select default_timezone as zone from agencies where id = $1', [agency]) : []
  return isZone(row?.zone) ? row.zone : 'UTC'
}

/** An instant as people of a zone read it: 1 December 2026, 09:30 (Europe/Berlin). */
export const inWords = (time: Date | string, zone: string): string => DateTime.fromJSDate(new Date(time), { zone }).setLocale('en-GB').toFormat(`d LLLL yyyy, HH:mm '(${zone})'`)
