import type { Endpoint, PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'

const keepMs = 60_000

const statsSql = `select
  (select jsonb_build_object('total', count(*), 'active', count(*) filter (where is_active is not false)) from agencies) as agencies,
  (select coalesce(jsonb_object_agg(name, count), '{}') from (select p.name, count(a.id) from plans p left join agencies a on a.plan_id = p.id group by p.name) n) as "byPlan",
  (select jsonb_build_object('total', count(*), 'active', count(*) filter (where is_active)) from clients) as clients,
  (select jsonb_build_object('total', count(*), 'last24h', count(*) filter (where created_at > now() - interval '1 day'), 'last7d', count(*) filter (where created_at > now() - interval '7 days'),
    'last30d', count(*) filter (where created_at > now() - interval '30 days')) from documents) as documents,
  (select coalesce(jsonb_object_agg(status, count), '{}') from (select status::text, count(*) from documents group by status) s) as "byStatus",
  (select jsonb_build_object('totalCostCentsThisMonth', coalesce(round(sum(cost_micro_usd) / 10000), 0), 'totalTokensThisMonth', coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0))
    from ai_usage where sandbox is not true and created_at >= date_trunc('month', now())) as "apiUsage",
  (select jsonb_build_object('totalBytes', coalesce(sum(filesize), 0), 'documentsBytes', coalesce(sum(filesize) filter (where purpose = 'document'), 0),
    'logosBytes', coalesce(sum(filesize) filter (where purpose = 'logo'), 0)) from files) as storage,
  (select jsonb_build_object('queued', count(*) filter (where status = 'queued'), 'running', count(*) filter (where status in ('running', 'waiting')),
    'failedLastHour', count(*) filter (where status = 'failed' and completed_at > now() - interval '1 hour'),
    'oldestSeconds', coalesce(round(extract(epoch from now() - min(queued_at) filter (where status = 'queued'))), 0)) from pipeline_runs
    where status in ('queued', 'running', 'waiting') or completed_at > now() - interval '1 hour') as jobs`

type Json = Record<string, unknown>
type Row = Record<'agencies' | 'byPlan' | 'clients' | 'documents' | 'byStatus' | 'apiUsage' | 'storage' | 'jobs', Json>

let kept: { until: number; stats: Promise<Json> } | null = null

const read = async (req: PayloadRequest): Promise<Json> => {
  const [row] = await sqlOf(req).query<Row>(statsSql)
  const { agencies, byPlan, documents, byStatus, ...rest } = row!
  return { agencies: { ...agencies, byPlan }, documents: { ...documents, byStatus }, ...rest, asOf: new Date().toISOString() }
}

/** The installation in figures, at most a minute old. */
export const stats = (req: PayloadRequest): Promise<Json> => {
  if (!kept || kept.until < Date.now()) kept = { until: Date.now() + keepMs, stats: read(req) }
  kept.stats.catch(() => (kept = null))
  return kept.stats
}

export const statsEndpoint: Endpoint = defineEndpoint({ method: 'get', path: '/admin/stats', auth: 'person', who: 'super_admin', limit: 'search', handler: async ({ req }) => ({ body: await stats(req) }) })
