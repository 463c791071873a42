import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { creditsOf } from './credits'

const by = {
  client: `select c.id, c.company_name as name, u.cents, u.calls from used u left join clients c on c.id = u.of`,
  document: `select d.id, d.title as name, u.cents, u.calls from used u left join documents d on d.id = u.of`,
} as const

const dateOf = (given: unknown, name: string): Date | null => {
  if (given === undefined || given === '') return null
  const date = new Date(String(given))
  if (Number.isNaN(date.getTime())) throw fail('VAL_003', { field: name, message: 'Give a date such as 2026-11-20.' })
  return date
}

/** What an agency has used between two dates (its period, unless given), by client or document. Throws VAL_001, VAL_003. */
export const shownUsage = async (req: PayloadRequest, agency: string) => {
  const kind = String(req.query?.by || 'client')
  if (kind !== 'client' && kind !== 'document') throw fail('VAL_001', { field: 'by', message: 'Use client or document.' })
  const credits = await creditsOf(req, agency)
  const from = dateOf(req.query?.from, 'from') ?? credits.periodStart ?? new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), 1))
  const to = dateOf(req.query?.to, 'to') ?? new Date()
  const rows = await sqlOf(req).query(
    `with used as (select ${kind}_id as of, round(sum(cost_micro_usd) / 10000)::float8 as cents, count(*)::int as calls from ai_usage
       where agency_id = $1 and sandbox is not true and created_at >= $2 and created_at < $3 group by 1 order by sum(cost_micro_usd) desc limit 200) ${by[kind]} order by u.cents desc`, [agency, from, to])
  const { usedCents, limitCents, percentUsed, periodStart, periodEnd } = credits
  const daysLeft = periodEnd ? Math.max(0, Math.ceil((periodEnd.getTime() - Date.now()) / 86_400_000)) : null
  return { usedCents, limitCents, percentUsed, periodStart, periodEnd, daysLeft, from, to, by: kind, rows: rows.map((row) => ({ ...row, costCents: row.cents, cents: undefined })) }
}
