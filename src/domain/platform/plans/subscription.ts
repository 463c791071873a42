import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'

type Next = 'suspended' | 'canceled'

/** Where time alone moves a subscription on (spec 06-platform §10). */
const due: Record<string, { to: Next; where: string; why: string }> = {
  trialsEnded: { to: 'suspended', where: `a.subscription_status = 'trial' and a.subscription_current_period_end <= now()`, why: 'The trial has ended.' },
  unpaid: { to: 'suspended', where: `a.subscription_status = 'past_due' and a.subscription_past_due_since <= now() - interval '14 days'`, why: 'The payment has been outstanding for 14 days.' },
  canceled: {
    to: 'canceled', where: `a.subscription_status in ('active', 'past_due') and a.subscription_cancel_at_period_end and a.subscription_current_period_end <= now()`, why: 'The paid period has ended.',
  },
}

/** Moves every subscription whose time has come. Answers how many of each kind. */
export const moveSubscriptions = async (payload: Payload): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const [name, { to, where, why }] of Object.entries(due)) {
    const agencies = await poolOf(payload).query<{ id: string }>(`select a.id from agencies a where ${where} order by a.id limit 1000`)
    counts[name] = 0
    for (const { id } of agencies) counts[name] += await move(await systemRequest(payload, 'move-subscriptions'), id, to, where, why)
  }
  return counts
}

const move = (req: PayloadRequest, agency: string, to: Next, where: string, why: string): Promise<number> =>
  inTransaction(req, async () => {
    const [still] = await sqlOf(req).query(`select from agencies a where a.id = $1 and ${where} for update`, [agency])
    if (!still) return 0
    await asSystem(req, 'move-subscriptions').update('agencies', agency, { subscriptionStatus: to })
    const told = { type: `subscription.${to}`, title: `The subscription is ${to}`, body: `${why} Nothing is deleted; nobody of the agency can sign in until the subscription is active again.`, agency }
    await tell(req, { role: 'agency_admin', agency }, told, { mail: { key: `subscription:${agency}:${to}:${new Date().toISOString().slice(0, 10)}` } })
    await tell(req, { operators: true }, { ...told, link: `/admin/collections/agencies/${agency}` })
    return 1
  })
