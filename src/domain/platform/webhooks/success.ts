import type { PayloadRequest } from 'payload'
import { poolOf } from '@/src/engine/database'
import { agenciesInCareOf } from '@/src/engine/tenancy/narrow'

export type Day = { endpoint: string; day: string; delivered: number; failed: number; pending: number }

const daysSql = `select endpoint_id as endpoint, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) filter (where status = 'delivered')::int as delivered,
    count(*) filter (where status in ('failed', 'skipped'))::int as failed, count(*) filter (where status = 'pending')::int as pending
  from webhook_deliveries where ($1::uuid[] is null or agency_id = any($1)) and created_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - interval '6 days'
  group by 1, 2 order by 1, 2`

/** What became of the messages of the last seven days (UTC), by endpoint and day; days without any are left out. */
export const recentSuccess = (req: PayloadRequest): Promise<Day[]> => poolOf(req.payload).query<Day>(daysSql, [agenciesInCareOf(req.user)])
