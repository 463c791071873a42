import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'

/** After this many days of nothing but failures an endpoint is switched off. */
const patienceDays = 5

export type Target = { id: string; agency: string; url: string; description: string | null }

/** One success forgets all failures before it; the last use is noted once a minute, so that many messages do not queue for one row. */
export const noteReached = (req: PayloadRequest, endpoint: string) =>
  sqlOf(req).query(`update webhook_endpoints set failing_since = null, last_used_at = now()
    where id = $1 and (failing_since is not null or last_used_at is null or last_used_at < now() - interval '1 minute')`, [endpoint])

const failedSql = `update webhook_endpoints set failing_since = coalesce(failing_since, now()), last_used_at = now() where id = $1 and is_active
  returning failing_since < now() - make_interval(days => ${patienceDays}) as "isHopeless"`

/** Notes a failure; switches the endpoint off when it has failed only, for five days. */
export const noteUnreached = async (req: PayloadRequest, target: Target): Promise<void> => {
  const [row] = await sqlOf(req).query<{ isHopeless: boolean }>(failedSql, [target.id])
  if (row?.isHopeless) await disable(req, target, 'only_failures')
}

const reasons = {
  gone: 'The receiver answered that this address is gone for good (status 410).',
  only_failures: `No message has arrived there for ${patienceDays} days.`,
}

/** Switches an endpoint off, records it and tells the agency's admins. Does nothing when it is off already. */
export const disable = async (req: PayloadRequest, { id, agency, url, description }: Target, reason: keyof typeof reasons): Promise<void> => {
  const [off] = await sqlOf(req).query(`select from webhook_endpoints where id = $1 and is_active for update`, [id])
  if (!off) return
  await asSystem(req, 'webhook-endpoints.disable').update('webhook-endpoints', id, { isActive: false, disabledReason: reason })
  await recordEvent(req, { type: 'webhook-endpoints.disable', resourceType: 'webhook-endpoints', resourceId: id, resourceName: description, agency, note: reasons[reason] })
  const name = description || new URL(url).host
  const body = `${reasons[reason]} Messages to “${name}” are no longer sent. Switch it on again when it works, then send again what was missed.`
  const told = { type: 'webhook_disabled', title: `A webhook endpoint was switched off: ${name}`, body, link: `/admin/settings/webhooks/${id}` }
  await tell(req, { role: 'agency_admin', agency }, told, { mail: { key: `webhook-endpoints:${id}:disabled:${new Date().toISOString().slice(0, 10)}` } })
}
