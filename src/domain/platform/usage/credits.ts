import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

/** What an agency has used in its period, in cents. `limit` is null with own keys, where nothing is included. */
export type Credits = { usedCents: number; limitCents: number | null; percentUsed: number; periodStart: Date | null; periodEnd: Date | null; warnedAt: Date | null; name: string; mail: string | null }

/** Calls of the sandbox cost nothing. Summed in millionths of a dollar, made cents once. */
export const spentSql = `coalesce((select round(sum(u.cost_micro_usd) / 10000) from ai_usage u where u.agency_id = a.id and u.sandbox is not true
  and u.created_at >= coalesce(a.api_usage_period_start, date_trunc('month', now()))), 0)`

const creditsSql = `select ${spentSql}::float8 as "usedCents", case when p.api_key_mode = 'included' then coalesce(p.included_api_credits_cents, 0) end::float8 as "limitCents",
    a.api_usage_period_start as "periodStart", a.api_usage_period_end as "periodEnd", a.api_usage_warning_sent_at as "warnedAt", a.name, a.notification_email as mail
  from agencies a join plans p on p.id = a.plan_id where a.id = $1`

/** The credits of an agency as the rows say, at this moment. */
export const creditsOf = async (req: PayloadRequest, agency: string): Promise<Credits> => {
  const [row] = await sqlOf(req).query<Omit<Credits, 'percentUsed'>>(creditsSql, [agency])
  return { ...row!, percentUsed: percentOf(row!) }
}

const percentOf = ({ usedCents, limitCents }: Pick<Credits, 'usedCents' | 'limitCents'>): number =>
  limitCents ? Math.round((usedCents / limitCents) * 1000) / 10 : limitCents === 0 && usedCents > 0 ? 100 : 0
