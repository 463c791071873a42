import type { Payload } from 'payload'
import { poolOf, systemRequest } from '@/src/engine/database'
import { spentSql } from './credits'
import { periodAt } from './period'
import { checkUsage } from './warn'

type Due = { id: string; began: Date }

/** Begins the next monthly period where one has ended: the sum is taken anew and the warning forgotten. Answers the count. */
export const resetUsage = async (payload: Payload, now = new Date()): Promise<{ reset: number }> => {
  const db = poolOf(payload)
  const due = await db.query<Due>(
    `select id, coalesce(subscription_started_at, created_at) as began from agencies where api_usage_period_end is null or api_usage_period_end <= $1 order by id limit 5000`, [now])
  for (const { id, began } of due) {
    const { start, end } = periodAt(began, now)
    await db.query(
      `update agencies a set api_usage_period_start = $2, api_usage_period_end = $3, api_usage_warning_sent_at = null, api_usage_cents_current_period = 0
       where a.id = $1 and (a.api_usage_period_end is null or a.api_usage_period_end <= $4)`, [id, start, end, now])
  }
  return { reset: due.length, ...(await rebuildUsage(payload)) }
}

/** Takes every agency's sum from the rows again. Answers how many were off. */
export const rebuildUsage = async (payload: Payload): Promise<{ corrected: number }> => {
  const rows = await poolOf(payload).query(`update agencies a set api_usage_cents_current_period = ${spentSql} where coalesce(a.api_usage_cents_current_period, 0) <> ${spentSql} returning a.id`)
  return { corrected: rows.length }
}

/** Warns every agency that has reached a step. Answers how many warnings went out. */
export const warnAll = async (payload: Payload): Promise<{ warned: number }> => {
  const agencies = await poolOf(payload).query<{ id: string }>(
    `select a.id from agencies a join plans p on p.id = a.plan_id where p.api_key_mode = 'included' and p.included_api_credits_cents > 0 and ${spentSql} >= p.included_api_credits_cents * 0.8`)
  let warned = 0
  for (const { id } of agencies) warned += await checkUsage(await systemRequest(payload, 'check-api-usage-warnings'), id)
  return { warned }
}
