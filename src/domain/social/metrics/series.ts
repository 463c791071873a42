import type { PayloadRequest } from 'payload'
import { readPost } from '@/src/domain/social/posts/row'
import { allMetrics } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import type { MetricRow } from './record'

const rowsSql = `select id, captured_at as "capturedAt", source::text as source, ${allMetrics.map((name) => `${name}::float8 as ${name}`).join(', ')}, engagement_rate::float8 as "engagementRate",
    engagement_basis::text as "engagementBasis", decreased is true as decreased, note from post_metrics where post_id = $1 and captured_at >= coalesce($2::timestamptz, '-infinity') and captured_at <= coalesce($3::timestamptz, 'infinity')
  order by captured_at limit 1000`

const hours = { h1: 1, h24: 24, d7: 168, d30: 720 } as const

const timeOf = (given: unknown, field: string): string | null => {
  if (given === undefined || given === '') return null
  const time = Date.parse(String(given))
  if (Number.isNaN(time)) throw fail('VAL_003', { field, message: 'Give the time as 2026-12-01T09:30:00Z.' })
  return new Date(time).toISOString()
}

/** The first figures that were read at or after an age of the post, as those of that age. */
const markAt = (rows: readonly MetricRow[], postedAt: number, age: number): MetricRow | null =>
  rows.find(({ capturedAt }) => capturedAt.getTime() >= postedAt + age * 3_600_000 - 5 * 60_000) ?? null

/** A post's figures over time, oldest first, with the newest, their change and those at 1 h, 24 h, 7 d and 30 d. Throws RES_001, VAL_003. */
export const seriesOf = async (req: PayloadRequest, id: string, { from, to }: { from?: unknown; to?: unknown }) => {
  const post = await readPost(req, id)
  const rows = await sqlOf(req).query<MetricRow & { note?: string | null }>(rowsSql, [id, timeOf(from, 'from'), timeOf(to, 'to')])
  const isStaff = isStaffOn(req.user, post as { agency?: unknown })
  const points = rows.map(({ note, ...row }) => (isStaff ? { ...row, note } : row))
  const [newest, before] = [points.at(-1) ?? null, points.at(-2) ?? null]
  const change = newest && before ? Object.fromEntries(allMetrics.map((name) => [name, newest[name] === null || before[name] === null ? null : newest[name] - before[name]])) : null
  const postedAt = post.postedAt ? Date.parse(String(post.postedAt)) : null
  const marks = postedAt === null ? {} : Object.fromEntries(Object.entries(hours).map(([name, age]) => [name, markAt(points, postedAt, age)]))
  return { post: id, postedAt: post.postedAt ?? null, points, newest, change, marks }
}
