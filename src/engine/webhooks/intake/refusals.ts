import { poolOf, type Db } from '@/src/engine/database'
import type { Payload } from 'payload'
import { log } from '@/src/log'

const everyMs = 1_000

const countSql = `insert into webhook_refusals (source, endpoint_id, minute, count)
  select source, endpoint, date_trunc('minute', now()), count from unnest($1::varchar[], $2::uuid[], $3::int[]) as new (source, endpoint, count)
  on conflict (source, endpoint_id, minute) do update set count = webhook_refusals.count + excluded.count`

const nobody = '00000000-0000-0000-0000-000000000000'
let counts = new Map<string, number>()
let timer: NodeJS.Timeout | null = null

/** Counts a message that was refused for its signature; nothing of it is kept. Written at most once a second. */
export const countRefusal = (payload: Payload, source: string, endpoint: string | null): void => {
  const key = `${source} ${endpoint ?? nobody}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
  timer ??= setTimeout(() => void writeRefusals(poolOf(payload)), everyMs).unref()
}

/** Writes what was counted since the last time. */
export const writeRefusals = async (db: Db): Promise<void> => {
  if (timer) clearTimeout(timer)
  timer = null
  const taken = [...counts].map(([key, count]) => [...key.split(' '), count] as [string, string, number])
  counts = new Map()
  const columns = [0, 1, 2].map((at) => taken.map((row) => row[at]))
  if (taken.length) await db.query(countSql, columns).catch((error: unknown) => log.warn({ err: error }, 'refused webhooks were not counted'))
}
