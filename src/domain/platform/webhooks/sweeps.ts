import type { Payload } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { raiseAlert } from '@/src/engine/alerts'
import { poolOf, systemRequest } from '@/src/engine/database'

const days = { bytes: 90, events: 400, deliveries: 90, refusals: 30 }

const keeping = {
  bytes: `update webhook_events set raw = null where raw is not null and created_at < now() - interval '${days.bytes} days' and status not in ('received', 'processing') returning id`,
  events: `delete from webhook_events where created_at < now() - interval '${days.events} days' returning id`,
  deliveries: `delete from webhook_deliveries where created_at < now() - interval '${days.deliveries} days' and status <> 'pending' returning id`,
  effects: `delete from effects where kind = 'webhook.deliver' and state in ('done', 'failed') and updated_at < now() - interval '${days.deliveries} days' returning id`,
  refusals: `delete from webhook_refusals where minute < now() - interval '${days.refusals} days' returning source`,
  secrets: `delete from webhook_secrets where ends_at < now() returning id`,
}

/** Drops what is no longer kept: bytes after 90 days, the rows after 400, deliveries after 90. Answers how many of each. */
export const forgetWebhooks = async (payload: Payload): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const [what, sql] of Object.entries(keeping)) counts[what] = (await poolOf(payload).query(sql)).length
  return counts
}

const many = 10

const refusedSql = `select r.source, w.id as endpoint, w.agency_id as agency, sum(r.count)::int as count from webhook_refusals r
  left join webhook_endpoints w on w.id = r.endpoint_id where r.minute > now() - interval '10 minutes' group by 1, 2, 3 having sum(r.count) >= ${many}`

/** Alerts the operator when ten messages of one address were wrongly signed within ten minutes. Answers how many addresses. */
export const tellBadSignatures = async (payload: Payload): Promise<number> => {
  const rows = await poolOf(payload).query<{ source: string; endpoint: string | null; agency: string | null; count: number }>(refusedSql)
  for (const { source, endpoint, agency, count } of rows) {
    const detail = `${count} messages to /api/webhooks/${source} were refused within ten minutes. Either the sender uses an old secret, or somebody is guessing.`
    await raiseAlert(payload, { kind: 'webhooks.bad_signatures', severity: 'warning', title: 'Incoming messages are wrongly signed', detail, agency, subject: `${source} ${endpoint ?? 'unknown address'}` })
  }
  return rows.length
}

const deadSql = `select agency_id as agency, count(*)::int as count from webhook_events
  where status = 'dead' and agency_id is not null and updated_at > now() - interval '1 day' group by 1`

/** Once a day tells an agency's admins in plain words how many messages could not be applied. Answers how many agencies. */
export const tellDeadLetters = async (payload: Payload): Promise<number> => {
  const rows = await poolOf(payload).query<{ agency: string; count: number }>(deadSql)
  const req = await systemRequest(payload, 'webhooks.digest')
  for (const { agency, count } of rows) {
    const title = count === 1 ? 'One incoming message could not be applied' : `${count} incoming messages could not be applied`
    await tell(req, { role: 'agency_admin', agency }, { type: 'webhooks_dead', title, body: 'They are kept. Look at the causes, and send them through again once these are settled.', link: '/admin/collections/webhook-events' })
  }
  return rows.length
}
