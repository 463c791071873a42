import type { PayloadRequest, Where } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { standingsOf } from '@/src/engine/tenancy/membership'

type Query = Record<string, unknown>
type Client = { id: string; companyName?: string | null; logoRound?: unknown; agency?: unknown }

export type MyClient = { id: string; name: string; avatar: string | null; connections: number; pending: number; changeRequests: number; unread: number; isPrimary: boolean }

const most = 500

const sums = `select c.id,
    (select count(*)::int from connections k where k.client_id = c.id and k.kind = 'social_account' and k.status is distinct from 'revoked') as connections,
    (select count(*)::int from posts p where p.agency_id = c.agency_id and p.client_id = c.id and p.status = 'pending_approval' and p.deleted_at is null and p.archived_at is null) as pending,
    (select count(*)::int from posts p where p.agency_id = c.agency_id and p.client_id = c.id and p.status = 'changes_requested' and p.change_request_text is not null and p.deleted_at is null and p.archived_at is null) as "changeRequests",
    (select count(*)::int from message_reads r where r.client_id = c.id and r.user_id = $2 and r.at is null) as unread
  from clients c where c.id = any($1::uuid[])`

const assignments = `select t.client_id as client, t.is_primary is true as "isPrimary" from team_assignments t where t.user_id = $1 and (not exists (select from team_assignments_areas a where a.parent_id = t.id)
  or exists (select from team_assignments_areas a where a.parent_id = t.id and a.value::text = $2))`

/** The clients that the caller works for, with what waits at each; a member sees the assigned ones unless `all` is asked for. */
export const myClients = async (req: PayloadRequest, query: Query): Promise<MyClient[]> => {
  const me = req.user!.id
  const rows = await sqlOf(req).query<{ client: string; isPrimary: boolean }>(assignments, [me, String(query.capability ?? 'social')])
  const assigned = new Map(rows.map(({ client, isPrimary }) => [client, isPrimary]))
  const managed = new Set(standingsOf(req.user).filter(({ role }) => role === 'agency_admin').map(({ agency }) => agency))
  const found = await clientsIn(req, String(query.search ?? ''))
  const wanted = found.filter(({ id, agency }) => query.all === 'true' || assigned.has(id) || managed.has(idOf(agency) ?? '') || Boolean((req.user as { isSuperAdmin?: boolean }).isSuperAdmin))
  const counted = new Map((await sqlOf(req).query<Omit<MyClient, 'name' | 'avatar' | 'isPrimary'>>(sums, [wanted.map(({ id }) => id), me])).map((row) => [row.id, row]))
  return wanted.map((client) => ({ ...counted.get(client.id)!, id: client.id, name: client.companyName ?? '', avatar: idOf(client.logoRound), isPrimary: assigned.get(client.id) ?? false }))
}

const clientsIn = async (req: PayloadRequest, search: string): Promise<Client[]> => {
  const text = search.trim().slice(0, 100)
  const where: Where = { and: [{ isActive: { equals: true } }, ...(text ? [{ companyName: { contains: text } }] : [])] }
  const { docs } = await as(req).find('clients', { where, sort: 'companyName', limit: most, pagination: false, select: { companyName: true, logoRound: true, agency: true } })
  return docs as unknown as Client[]
}
