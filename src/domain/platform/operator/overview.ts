import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

export type Overview = { id: string; planName: string; subscriptionEndsAt: Date | null; seatsUsed: number; seatsLimit: number; documentsGeneratedTotal: number; apiUsageCurrentPeriodCents: number; lastActivityAt: Date | null }

const overviewSql = `select a.id, p.name as "planName", a.subscription_current_period_end as "subscriptionEndsAt", p.max_seats::int as "seatsLimit", coalesce(c.active, 0)::int as "seatsUsed",
    coalesce(c.documents, 0)::int as "documentsGeneratedTotal", coalesce(a.api_usage_cents_current_period, 0)::float8 as "apiUsageCurrentPeriodCents",
    (select e.created_at from events e where e.agency_id = a.id order by e.created_at desc limit 1) as "lastActivityAt"
  from agencies a join plans p on p.id = a.plan_id
  left join lateral (select count(*) filter (where is_active) as active, sum(total_documents_generated) as documents from clients where agency_id = a.id) c on true
  where a.id = any($1::uuid[])`

/** What the operator's list shows beside the agencies' own fields, by id. */
export const overviewOf = async (req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Overview>> =>
  new Map((ids.length ? await sqlOf(req).query<Overview>(overviewSql, [ids]) : []).map((row) => [row.id, row]))
