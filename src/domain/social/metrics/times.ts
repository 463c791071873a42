import type { PayloadRequest } from 'payload'
import { sqlOf, type Db } from '@/src/engine/database'

const [hour, day] = [3_600_000, 86_400_000]

/** When figures are asked for next: one hour and a day after posting, then daily to day 30 and weekly to day 90. Null afterwards. */
export const nextSyncAt = (postedAt: Date, now: Date): Date | null => {
  const age = now.getTime() - postedAt.getTime()
  const at = (ms: number) => new Date(postedAt.getTime() + ms)
  if (age < hour) return at(hour)
  if (age < 30 * day) return at((Math.floor(age / day) + 1) * day)
  const week = Math.floor((age - 30 * day) / (7 * day)) + 1
  return 30 + week * 7 <= 90 ? at((30 + week * 7) * day) : null
}

/** Plans a post's first reading. */
export const planSync = (req: PayloadRequest, post: string, agency: string, postedAt: Date): Promise<unknown> =>
  sqlOf(req).query(`insert into metric_syncs (post_id, agency_id, next_at) values ($1, $2, $3) on conflict (post_id) do nothing`, [post, agency, nextSyncAt(postedAt, new Date())])

/** Plans the next reading after one that went well. */
export const planNext = (db: Db, post: string, postedAt: Date): Promise<unknown> =>
  db.query('update metric_syncs set next_at = $2, fails = 0, last_error = null, updated_at = now() where post_id = $1', [post, nextSyncAt(postedAt, new Date())])

/** Backs off after one that did not: 1, 2, 4 … at most 24 hours; given up after ten in a row. */
export const planAgain = (db: Db, post: string, why: string): Promise<unknown> =>
  db.query(`update metric_syncs set fails = fails + 1, last_error = $2, next_at = case when fails >= 9 then null else now() + make_interval(hours => least(24, power(2, fails)::int)) end, updated_at = now() where post_id = $1`, [post, why.slice(0, 300)])
