import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import type { Brief } from '../brief'
import type { AgencyFacts, ClientFacts } from './facts'

type Row = Brief['template'] & { isDefault: boolean }

const kinds = (table: string, all: string): string =>
  `coalesce((select array_agg(k.value::text order by k."order") from ${table} k where k.parent_id = t.id), '{${all}}')`

/** Active, published, the platform's or the agency's own, and either all are in the plan or this one is assigned and not premium. */
const availableSql = `select t.id, t.code, coalesce(t.version, 1)::int as version, t.is_default is true as "isDefault",
    t.supports_charts is not false as "supportsCharts", t.supports_statistics is not false as "supportsStatistics", t.supports_quotes is not false as "supportsQuotes",
    t.supports_tables is not false as "supportsTables", t.supports_callouts is not false as "supportsCallouts",
    ${kinds('templates_chart_types', 'bar,line,donut,comparison')} as "chartTypes", ${kinds('templates_callout_types', 'tip,warning,note,example')} as "calloutTypes",
    coalesce(t.max_sections, 10)::int as "maxSections", coalesce(t.max_statistics, 8)::int as "maxStatistics", coalesce(t.max_quotes, 3)::int as "maxQuotes"
  from templates t
  where t.is_active is not false and t.published_at is not null and (t.agency_id is null or t.agency_id = $1)
    and ($2::int is null or (t.is_premium is not true and exists (select 1 from agencies_assigned_templates s where s._parent_id = $1 and s.template_id = t.id)))
  order by t.sort_order, t.code`

export type TemplateRules = { agency: string; limited: boolean; assigned: string[]; defaultTemplate: string | null }

/** By agency, what its plan says about templates: all of them, or of the ones that are not premium those assigned to it. */
export const templateRules = (req: PayloadRequest, agencies: readonly string[]): Promise<TemplateRules[]> =>
  sqlOf(req).query<TemplateRules>(
    `select a.id as agency, p.max_templates is not null as limited, a.default_template_id as "defaultTemplate",
       coalesce((select array_agg(s.template_id::text) from agencies_assigned_templates s where s._parent_id = a.id), '{}') as assigned
     from agencies a join plans p on p.id = a.plan_id where a.id = any($1::uuid[])`, [agencies])

/**
 * The template of a document: the one named by its code, else the client's, the agency's or the platform's default, else
 * the first that the agency may use. Throws BIZ_002 for one that is unknown or not available, as for one that does not exist.
 */
export const chosenTemplate = async (req: PayloadRequest, code: string | undefined, agency: AgencyFacts, client: ClientFacts): Promise<Brief['template']> => {
  const rows = await sqlOf(req).query<Row>(availableSql, [agency.id, agency.maxTemplates])
  const named = code ? rows.find((row) => row.code === code.toUpperCase()) : undefined
  if (code && !named) throw fail('BIZ_002', { message: `The template ${code} is not known or not in your plan.`, field: 'templateCode', details: { available: rows.map((row) => row.code) } })
  const byId = (id: string | null): Row | undefined => rows.find((row) => row.id === id)
  const chosen = named ?? byId(client.template) ?? byId(agency.defaultTemplate) ?? rows.find((row) => row.isDefault) ?? rows[0]
  if (!chosen) throw fail('BIZ_002', { message: 'No template is available to your agency.' })
  const { isDefault: _, ...template } = chosen
  return template
}
