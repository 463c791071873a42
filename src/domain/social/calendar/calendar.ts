import { DateTime } from 'luxon'
import type { PayloadRequest, Where } from 'payload'
import { lateStates, whereOf } from '@/src/domain/social/posts/list/filters'
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
  const planned: Where = { or: [{ scheduledAt: span }, { and: [{ scheduledAt: { exists: false } }, { postedAt: span }] }] }
  const open: Where = { and: [{ scheduledAt: { exists: false } }, { status: { in: ['draft', ...lateStates] } }] }
  const [dated, undated] = [await listOf(req, { and: [where, planned] }, 'scheduledAt', most), await listOf(req, { and: [where, open] }, '-updatedAt', mostUnscheduled)]
  const items = dated.map((row) => itemOf(row, timezone)).sort((one, other) => String(one.at).localeCompare(String(other.at)))
  const days = byDay(items, timezone)
  return {
    timezone, from: from.toISODate()!, to: end.minus({ days: 1 }).toISODate()!,
    days: [...days.keys()].sort().map((date) => ({ date, items: days.get(date)! })),
    unscheduled: undated.map((row) => itemOf(row, timezone)),
    isCut: dated.length === most,
  }
}

const listOf = async (req: PayloadRequest, where: Where, sort: string, limit: number): Promise<Row[]> =>
  (await as(req).find('posts', { where, sort, limit, select, pagination: false })).docs as unknown as Row[]

const byDay = (items: readonly CalendarItem[], zone: string): Map<string, CalendarItem[]> => {
  const days = new Map<string, CalendarItem[]>()
  for (const item of items) {
    const date = DateTime.fromISO(item.at!, { zone }).toISODate()!
    const day = days.get(date)
    if (day) day.push(item)
    else days.set(date, [item])
  }
  return days
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

const itemOf = (row: Row, zone: string): CalendarItem => {
  const at = (row.scheduledAt ?? row.postedAt ?? null) as string | null
  const [first] = (row.images ?? []) as Row[]
  return {
    id: row.id, title: row.title, client: idOf(row.client), platform: row.platform, connection: idOf(row.connection), status: row.status, version: row.version, at, scheduledTimezone: row.scheduledTimezone ?? null,
    time: at && DateTime.fromISO(at, { zone }).toFormat('HH:mm'), autoPublish: Boolean(row.autoPublish),
    isLate: Boolean(row.scheduledAt) && Date.parse(String(row.scheduledAt)) < Date.now() && (lateStates as readonly unknown[]).includes(row.status),
    thumbnail: idOf(first?.rendition) ?? idOf(first?.file), ...(row.publishState !== undefined && { publishState: row.publishState }),
  }
}
