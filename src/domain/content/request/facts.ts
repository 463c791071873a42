import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { asUuid } from '@/src/engine/ids'

/** An agency with its plan, as the checks need it. Money is cents. */
export type AgencyFacts = {
  id: string; isActive: boolean; subscription: string; timeZone: string; pageSize: 'letter' | 'a4'; defaultTemplate: string | null
  clientMode: 'off' | 'request' | 'direct'; clientLimit: number; monthlyBudget: number | null; documentBudget: number | null
  usedCents: number; spentMicroUsd: number; keyMode: 'byok' | 'included'; creditsCents: number; maxTemplates: number | null; ownCovers: boolean
  colors: [string | null, string | null, string | null]; logos: [string | null, string | null, string | null]; footerText: string | null; colorMode: 'light' | 'dark' | null
}

const agencySql = `select a.id, a.is_active is not false as "isActive", a.subscription_status::text as subscription,
    coalesce(a.default_timezone, 'America/New_York') as "timeZone", coalesce(a.page_size::text, 'letter') as "pageSize", a.default_template_id as "defaultTemplate",
    coalesce(a.client_generation_mode::text, 'direct') as "clientMode", coalesce(a.client_generation_monthly_limit, 4)::int as "clientLimit",
    a.monthly_budget_cents::float8 as "monthlyBudget", a.max_document_cost_cents::float8 as "documentBudget",
    coalesce(a.api_usage_cents_current_period, 0)::float8 as "usedCents", p.api_key_mode::text as "keyMode",
    coalesce(p.included_api_credits_cents, 0)::float8 as "creditsCents", p.max_templates::int as "maxTemplates", p.client_image_upload_allowed is true as "ownCovers",
    coalesce((select sum(u.cost_micro_usd) from ai_usage u where u.agency_id = a.id and u.sandbox is not true
      and u.created_at >= coalesce(a.api_usage_period_start, date_trunc('month', now()))), 0)::float8 as "spentMicroUsd",
    array[a.color_accent1, a.color_accent2, a.color_accent3] as colors,
    array[a.logo_horizontal_id, a.logo_vertical_id, a.logo_round_id]::text[] as logos, a.footer_text as "footerText", a.color_mode::text as "colorMode"
  from agencies a join plans p on p.id = a.plan_id where a.id = $1`

/** What an agency brings to a request; null when it is not there. */
export const agencyFacts = async (req: PayloadRequest, id: string): Promise<AgencyFacts | null> =>
  (await sqlOf(req).query<AgencyFacts>(agencySql, [id]))[0] ?? null

export type ClientFacts = {
  id: string; agency: string; isActive: boolean; name: string; website: string | null; description: string; industry: string; language: string
  tone: string; template: string | null; context: string; voice: string; services: string[]; keywords: string[]; cover: string | null; documentBudget: number | null
  colors: [string | null, string | null, string | null]; logos: [string | null, string | null, string | null]; footerText: string | null
}

const texts = (path: string): string =>
  `coalesce((select array_agg(t.text order by t."order") from clients_texts t where t.parent_id = c.id and t.path = '${path}'), '{}')`

const clientSql = `select c.id, c.agency_id as agency, c.is_active is not false as "isActive", c.company_name as name, c.website_url as website,
    coalesce(c.company_description, '') as description, coalesce(c.industry, '') as industry, coalesce(c.language, 'en') as language,
    coalesce(c.default_tone::text, 'professional') as tone, c.default_template_id as template, coalesce(c.additional_context, '') as context,
    coalesce(c.brand_voice_notes, '') as voice, ${texts('relatedServices')} as services, ${texts('targetKeywords')} as keywords, c.cover_image_id as cover,
    c.max_document_cost_cents::float8 as "documentBudget", array[c.color_accent1, c.color_accent2, c.color_accent3] as colors,
    array[c.logo_horizontal_id, c.logo_vertical_id, c.logo_round_id]::text[] as logos, c.footer_text as "footerText"
  from clients c where c.id = $1`

/** What a client brings to a request; null when it is not there. */
export const clientFacts = async (req: PayloadRequest, id: string): Promise<ClientFacts | null> =>
  (await sqlOf(req).query<ClientFacts>(clientSql, [asUuid(id)]))[0] ?? null

/** Finished runs of an agency, newest first, at most 20. */
export const pastRuns = (req: PayloadRequest, agency: string): Promise<{ costCents: number; durationSeconds: number }[]> =>
  sqlOf(req).query(
    `select coalesce(cost_cents, 0)::float8 as "costCents", coalesce(total_duration_ms, 0)::float8 / 1000 as "durationSeconds" from pipeline_runs
     where agency_id = $1 and pipeline = 'generate-document' and status = 'completed' and resumed_from_id is null order by created_at desc limit 20`, [agency])
