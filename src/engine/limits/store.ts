import type { Db } from '@/src/engine/database'

/** Calls to be added to a bucket's slot; they may be fewer than none, when counted calls are taken back. */
type Addition = { bucket: string; slot: number; seconds: number; count: number }
export type Total = { bucket: string; slot: number; count: number; before: number }

// One order for all processes, so that two exchanges never wait for each other.
const exchangeSql = `with given as (select * from unnest($1::text[], $2::bigint[], $3::int[], $4::int[]) as g (bucket, slot, count, seconds)),
  written as (
    insert into limit_counts (bucket, slot, count, gone_at)
    select bucket, slot, count, to_timestamp((slot + 2) * seconds) from given order by bucket, slot
    on conflict (bucket, slot) do update set count = limit_counts.count + excluded.count
    returning bucket, slot, count)
  select w.bucket, w.slot::float8 as slot, w.count, coalesce(b.count, 0) as before
  from written w left join limit_counts b on b.bucket = w.bucket and b.slot = w.slot - 1`

/** Adds these counts to those of all processes and answers the sums, by one statement. */
export const exchange = (db: Db, additions: readonly Addition[]): Promise<Total[]> =>
  db.query<Total>(exchangeSql, [
    additions.map(({ bucket }) => bucket), additions.map(({ slot }) => slot), additions.map(({ count }) => count), additions.map(({ seconds }) => seconds),
  ])

/** Removes what no window covers any more; answers how many rows. */
export const dropGone = async (db: Db): Promise<number> => (await db.query('delete from limit_counts where gone_at < now() returning 1')).length
