import { DateTime } from 'luxon'
import type { PayloadRequest, Where } from 'payload'
import { lateStates, whereOf } from '@/src/domain/social/posts/list/filters'
import { plannedIn } from '@/src/domain/social/posts/list/plan'
import { zoneOf } from '@/src/domain/social/posts/moves/time'
import { isZone } from '@/src/domain/social/rules'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

type Row = Record<string, unknown> & { id: string }
type Query = Record<string, unknown>

export type CalendarItem = {
  id: string; title: unknown; client: string | null; platform: unknown; connection: string | null; status: unknown; version: unknown; at: string | null; scheduledTimezone: unknown
  /** Wall clock in the zone that was asked for. */
  time: string | null
  autoPublish: boolean; isLate: boolean; thumbnail: string | null; publishState?: unknown
}
export type Calendar = { timezone: string; from: string; to: string; days: { date: string; items: CalendarItem[] }[]; unscheduled: CalendarItem[]; isCut: boolean }

const mostDays = 62
const most = 1000
const mostUnscheduled = 100
const fields = ['title', 'client', 'agency', 'platform', 'connection', 'status', 'version', 'scheduledAt', 'scheduledTimezone', 'postedAt', 'autoPublish', 'images', 'publishState']
const select = Object.fromEntries(fields.map((name) => [name, true]))

/**
 * The posts of at most 62 days, day by day as a zone's clocks have it: where they are planned, else where they were posted; and what has no
 * time yet. Throws VAL_001 `RANGE`.
 */
export const calendarOf = async (req: PayloadRequest, query: Query): Promise<Calendar> => {
  const timezone = await zoneAsked(req, query.timezone)
  const [from, end] = rangeOf(query, timezone)
  const { from: _from, to: _to, timezone: _zone, ...rest } = query
  const where = await whereOf(req, rest)
  const span = { greater_than_equal: from.toUTC().toISO(), less_than: end.toUTC().toISO() }
  const planned: Where = { or: [await plannedIn(req, span), { and: [{ scheduledAt: { exists: false } }, { postedAt: span }] }] }
  const open: Where = { and: [await plannedIn(req, { exists: false }), { status: { in: ['draft', ...lateStates] } }] }
  const [dated, undated] = [await listOf(req, { and: [where, planned] }, 'scheduledAt', most), await listOf(req, { and: [where, open] }, '-updatedAt', mostUnscheduled)]
  const days = daysOf(from, end)
  for (const row of dated) {
    const at = Date.parse(timeOf(row)!)
    const day = days.findLast(({ start }) => start <= at)
    day?.items.push(itemOf(row, clockIn(day, at, timezone)))
  }
  for (const { items } of days) items.sort((one, other) => (one.at! < other.at! ? -1 : one.at! > other.at! ? 1 : 0))
  return {
    timezone, from: from.toISODate()!, to: end.minus({ days: 1 }).toISODate()!,
    days: days.filter(({ items }) => items.length > 0).map(({ date, items }) => ({ date, items })),
    unscheduled: undated.map((row) => itemOf(row, null)),
    isCut: dated.length === most,
  }
}

const listOf = async (req: PayloadRequest, where: Where, sort: string, limit: number): Promise<Row[]> =>
  (await as(req).find('posts', { where, sort, limit, select, pagination: false, lean: true })).docs as unknown as Row[]

type Day = { date: string; start: number; isEven: boolean; items: CalendarItem[] }

/** The days with the instant at which each begins; to ask the zone once a day and not for every post is most of the speed. */
const daysOf = (from: DateTime, end: DateTime): Day[] => {
  const days: Day[] = []
  for (let day = from; day < end; day = day.plus({ days: 1 }).startOf('day')) days.push({ date: day.toISODate()!, start: day.toMillis(), isEven: isEven(day), items: [] })
  return days
}

/** True for a day on which clocks go from 00:00 to 24:00 without a jump. */
const isEven = (day: DateTime): boolean => day.hour === 0 && day.minute === 0 && day.plus({ days: 1 }).toMillis() - day.toMillis() === dayMs

const dayMs = 86_400_000
const two = (part: number): string => String(part).padStart(2, '0')

const clockIn = ({ start, isEven: even }: Day, at: number, zone: string): string => {
  if (!even) return DateTime.fromMillis(at, { zone }).toFormat('HH:mm')
  const minutes = Math.floor((at - start) / 60_000)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const zoneAsked = async (req: PayloadRequest, asked: unknown): Promise<string> => {
  if (asked === undefined || asked === '') return zoneOf(req, standingsOf(req.user)[0] ?? { agency: null })
  if (!isZone(asked)) throw fail('VAL_001', { field: 'timezone', message: `“${String(asked).slice(0, 64)}” is not a time zone such as Europe/Berlin.` })
  return asked
}

const rangeOf = (query: Query, zone: string): [DateTime, DateTime] => {
  const [from, to] = ['from', 'to'].map((name) => (typeof query[name] === 'string' ? DateTime.fromISO(query[name], { zone }).startOf('day') : null))
  const start = from ?? DateTime.now().setZone(zone).startOf('month')
  const end = (to ?? start.endOf('month').startOf('day')).plus({ days: 1 })
  const isFine = start.isValid && end.isValid && end > start && end.diff(start, 'days').days <= mostDays + 0.1
  if (!isFine) throw fail('VAL_001', { name: 'RANGE', field: 'to', message: `Ask for at most ${mostDays} days, from the first to the last as 2026-12-01.` })
  return [start, end]
}

const timeOf = (row: Row): string | null => (row.scheduledAt ?? row.postedAt ?? null) as string | null

const itemOf = (row: Row, time: string | null): CalendarItem => {
  const [first] = (row.images ?? []) as Row[]
  return {
    id: row.id, title: row.title, client: idOf(row.client), platform: row.platform, connection: idOf(row.connection), status: row.status, version: row.version, at: timeOf(row), scheduledTimezone: row.scheduledTimezone ?? null,
    time, autoPublish: Boolean(row.autoPublish),
    isLate: Boolean(row.scheduledAt) && Date.parse(String(row.scheduledAt)) < Date.now() && (lateStates as readonly unknown[]).includes(row.status),
    thumbnail: idOf(first?.rendition) ?? idOf(first?.file), ...(row.publishState !== undefined && { publishState: row.publishState }),
  }
}
