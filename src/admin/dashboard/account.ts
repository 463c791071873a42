import type { PayloadRequest, SanitizedPermissions, Where } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { pickedAgency, within } from '../shared/narrowing'

/** Null is what the person may not see. Cents are whole; `limit` is the plan's, null for none. */
export type Account = {
  spent: { cents: number; limit: number | null } | null
  seats: { used: number; limit: number | null }
}

const spentSql = `select coalesce(ceil(sum(cost_micro_usd) / 10000), 0)::int as cents from ai_usage
  where agency_id = any($1::uuid[]) and created_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'`

/** Cost of this month and seats in use, over the agencies the person sees; limits only where one agency is meant. */
export const accountFor = async (req: PayloadRequest, permissions: SanitizedPermissions): Promise<Account> => {
  const picked = pickedAgency(req)
  const where: Where = picked ? { id: { equals: picked } } : {}
  const { docs } = await as(req).find('agencies', { where, limit: 1000, pagination: false, select: { plan: true } })
  const mayRead = (slug: string) => Boolean(permissions.collections?.[slug]?.read)
  const [only] = docs.length === 1 ? docs : []
  const plan = only && mayRead('plans') ? await planOf(req, idOf(only.plan)) : null
  const [used, cents] = await Promise.all([
    as(req).count('clients', within(req, { isActive: { equals: true } })),
    mayRead('ai-usage') ? spentBy(req, docs.map(({ id }) => id)) : null,
  ])
  const credits = plan?.apiKeyMode === 'included' && plan.includedApiCreditsCents ? plan.includedApiCreditsCents : null
  return { spent: cents === null ? null : { cents, limit: credits }, seats: { used, limit: plan?.maxSeats ?? null } }
}

const planOf = async (req: PayloadRequest, id: string | null) =>
  id ? as(req).findByID('plans', id, { maxSeats: true, apiKeyMode: true, includedApiCreditsCents: true }).catch(() => null) : null

const spentBy = async (req: PayloadRequest, agencies: string[]): Promise<number> => {
  const [row] = await sqlOf(req).query<{ cents: number }>(spentSql, [agencies])
  return row?.cents ?? 0
}
