import { DateTime } from 'luxon'
import type { PayloadRequest } from 'payload'
import { instantOf, isZone } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'

const withOffset = /(?:[zZ]|[+-]\d\d:?\d\d)$/
const localTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/

/** A time as it was given: an instant where it names its offset, else the wall clock of the zone. Throws VAL_003. */
export const timeOf = (given: string, zone: string): Date => {
  const text = given.trim()
  const time = withOffset.test(text) ? DateTime.fromISO(text).toJSDate() : localTime.test(text) ? instantOf(text, zone) : null
  if (!time || Number.isNaN(time.getTime())) throw fail('VAL_003', { field: 'scheduledAt', message: 'Give the time as 2026-12-01T09:30, with an offset or in the zone of the post.' })
  return time
}

const zonesSql = 'select (select timezone from clients where id = $1) as own, (select default_timezone from agencies where id = $2) as usual'

/** The zone of a post that names none: its client's, else its agency's. */
export const zoneOf = async (req: PayloadRequest, { client, agency }: { client?: string | null; agency: string | null }): Promise<string> => {
  const [row] = await sqlOf(req).query<{ own: string | null; usual: string | null }>(zonesSql, [client ?? null, agency])
  return [row?.own, row?.usual].find(isZone) ?? 'UTC'
}

/** An instant as people of a zone read it: 1 December 2026, 09:30 (Europe/Berlin). */
export const inWords = (time: Date | string, zone: string): string => DateTime.fromJSDate(new Date(time), { zone }).setLocale('en-GB').toFormat(`d LLLL yyyy, HH:mm '(${zone})'`)
