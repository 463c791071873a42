import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { creditsOf, spentSql, type Credits } from './credits'

const warnAtPercent = 80

/** Keeps the agency's sum up to date with its rows. */
const keepSum = (req: PayloadRequest, agency: string) =>
  sqlOf(req).query(`update agencies a set api_usage_cents_current_period = ${spentSql} where a.id = $1 and a.api_usage_cents_current_period is distinct from ${spentSql}`, [agency])

/**
 * Brings an agency's sum up to date and warns its admins once per period: at 80 % of the included credits, and again when they
 * are used up (spec 06-platform §11). Answers how many warnings went out.
 */
export const checkUsage = (req: PayloadRequest, agency: string): Promise<number> =>
  inTransaction(req, async () => {
    // One at a time per agency, so that a warning is told once.
    await sqlOf(req).query(`select pg_advisory_xact_lock(hashtext('usage:' || $1))`, [agency])
    await keepSum(req, agency)
    const credits = await creditsOf(req, agency)
    if (!credits.limitCents || credits.percentUsed < warnAtPercent) return 0
    const warned = credits.warnedAt ? 0 : await warn(req, agency, credits)
    return warned + (credits.usedCents >= credits.limitCents ? await tellUsedUp(req, agency, credits) : 0)
  })

const warn = async (req: PayloadRequest, agency: string, credits: Credits): Promise<number> => {
  await sqlOf(req).query('update agencies set api_usage_warning_sent_at = now() where id = $1', [agency])
  await say(req, agency, credits, 80, `${credits.percentUsed} % of this period’s credits are used`, `${money(credits.usedCents)} of ${money(credits.limitCents!)} are used. When all are, no new documents can be made until ${until(credits)}.`)
  return 1
}

const tellUsedUp = async (req: PayloadRequest, agency: string, credits: Credits): Promise<number> => {
  const [told] = await sqlOf(req).query(
    `select from events where agency_id = $1 and type = 'usage.warning' and metadata->>'percent' = '100' and metadata->>'periodStart' = $2 limit 1`, [agency, startOf(credits)])
  if (told) return 0
  await say(req, agency, credits, 100, 'This period’s credits are used up', `All ${money(credits.limitCents!)} are used. Documents under way are finished; new ones can be made from ${until(credits)}.`)
  return 1
}

const say = async (req: PayloadRequest, agency: string, credits: Credits, percent: 80 | 100, title: string, body: string): Promise<void> => {
  const metadata = { percent, usedCents: credits.usedCents, limitCents: credits.limitCents, periodStart: startOf(credits), periodEnd: credits.periodEnd?.toISOString() ?? null }
  await recordEvent(req, { type: 'usage.warning', resourceType: 'agencies', resourceId: agency, resourceName: credits.name, agency, metadata })
  await tell(req, { role: 'agency_admin', agency }, { type: 'usage.warning', title, body, link: '/admin/settings/billing' }, { mail: { key: `usage:${agency}:${startOf(credits)}:${percent}`, also: [credits.mail] } })
}

const startOf = ({ periodStart }: Credits): string => periodStart?.toISOString() ?? ''
const until = ({ periodEnd }: Credits): string => periodEnd?.toISOString().slice(0, 10) ?? 'the next month'
const money = (cents: number): string => `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
