import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'

export type AccountRow = { id: string; agency: string; client: string; platform: PlatformKey; name: string; status: string }

const columns = `id, agency_id as agency, client_id as client, platform::text as platform, coalesce(display_name, handle, label) as name, status::text as status`
const markSql = `update connections set status = $2::text::enum_connections_status, last_error = $3, last_checked_at = now(), updated_at = now()
  where id = $1 and kind = 'social_account' and status not in ('revoked', $2::text::enum_connections_status) returning ${columns}`

const people = ({ agency, client }: AccountRow) => [{ clientUsers: client }, { agentOf: client }, { role: 'agency_admin', agency }] as const

/** The account's network no longer takes its tokens: said in its row, and to the client and whoever looks after it, once. False when it was known. */
export const accountBroken = (req: PayloadRequest, connection: string, why: string): Promise<boolean> =>
  inTransaction(req, async () => {
    const [row] = await sqlOf(req).query<AccountRow>(markSql, [connection, 'needs_attention', why.slice(0, 500)])
    if (!row) return false
    await note(req, row, 'needs_attention')
    const title = `${platformRules[row.platform].label}: ${row.name} must be connected again`
    await telling(req, row, 'account.broken', title, 'Planned posts cannot go out to this account until it is connected again. It takes a minute.', new Date().toISOString().slice(0, 10))
    return true
  })

const telling = (req: PayloadRequest, row: AccountRow, type: string, title: string, body: string, day: string): Promise<number> =>
  tell(req, people(row), { type, title, body, link: '/accounts', agency: row.agency, client: row.client, subject: `account:${row.id}`, collapse: true },
    { mail: { key: `${type}:${row.id}:${day}`, button: { label: 'Reconnect', url: `/accounts?reconnect=${row.id}` } } })

const note = (req: PayloadRequest, { id, agency, client, name, status }: AccountRow, to: string) =>
  recordEvent(req, { type: `connections.${to}`, resourceType: 'connections', resourceId: id, resourceName: name, agency, client, to, from: status === to ? null : status })

const endingSql = `select id, case when expires_at <= now() then 'needs_attention' else 'expiring' end as "to", to_char(expires_at, 'YYYY-MM-DD') as day from connections
  where kind = 'social_account' and expires_at is not null and ((expires_at <= now() and status in ('ok', 'expiring', 'unchecked')) or (expires_at > now() and expires_at <= now() + interval '7 days' and status in ('ok', 'unchecked')))
  order by expires_at limit 500`

/** Marks the accounts whose consent ends within seven days or has ended, and tells of each once. Answers the counts. */
export const watchAccounts = async (payload: Payload): Promise<{ expiring: number; ended: number }> => {
  const counts = { expiring: 0, ended: 0 }
  for (const { id, to, day } of await poolOf(payload).query<{ id: string; to: string; day: string }>(endingSql)) {
    const req = await systemRequest(payload, 'refresh-social-tokens')
    if (to === 'needs_attention') counts.ended += Number(await accountBroken(req, id, 'The network’s consent has ended. Connect this account again.'))
    else counts.expiring += Number(await accountEnding(req, id, day))
  }
  return counts
}

const accountEnding = (req: PayloadRequest, connection: string, day: string): Promise<boolean> =>
  inTransaction(req, async () => {
    const [row] = await sqlOf(req).query<AccountRow>(markSql, [connection, 'expiring', null])
    if (!row) return false
    await note(req, row, 'expiring')
    await telling(req, row, 'account.expiring', `${platformRules[row.platform].label}: the connection of ${row.name} ends on ${day}`, 'Connect it again before then, so that planned posts go out.', day)
    return true
  })
