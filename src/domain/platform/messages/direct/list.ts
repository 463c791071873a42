import type { PayloadRequest } from 'payload'
import { agentsOf, clientsLookedAfter } from '@/src/domain/platform/team/agents'
import { pictureAddressOf, pictureSql } from '@/src/domain/platform/team/picture'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf } from '@/src/engine/database'
import { containing } from '@/src/engine/database/containing'
import { ownClientsOf } from '@/src/engine/tenancy/membership'
import { presenceOf, type Presence } from './people'
import { unassignedHeader } from './show'

export type Conversation = {
  conversation: string
  /** The id to ask for the conversation with. */
  with: string
  name: string
  avatar: string | null
  picture: string | null
  client: { id: string; name: string }
  header: string | null
  presence: Presence | null
  unread: number
  last: { id: string; body: string | null; author: string | null; intent: string; createdAt: Date; mine: boolean } | null
}

type Row = Omit<Conversation, 'presence' | 'header' | 'client'> & { customer: string; clientId: string; clientName: string }

/** One row per client's user among `clients`; unread ones first, then the newest. */
const listSql = `select 'direct:' || u.id as conversation, u.id as with, u.id as customer, ${shownName('u')} as name, u.avatar_id as avatar, ${pictureSql({ person: 'u.id', client: 'c.id' })} as picture, c.id as "clientId", c.company_name as "clientName",
    coalesce(r.unread, 0)::int as unread, l.line as last
  from clients c join users_memberships m on m.client_id = c.id and m.role::text = 'client' and m.is_active is not false join users u on u.id = m._parent_id and u.is_active is not false
  left join lateral (select count(*) as unread from message_reads r where r.user_id = $2 and r.conversation = 'direct:' || u.id and r.client_id = c.id and r.at is null) r on true
  left join lateral (select l.created_at, json_build_object('id', l.id, 'body', left(case when l.deleted_at is null then l.body end, 200), 'author', l.author_label, 'intent', l.intent, 'createdAt', l.created_at, 'mine', l.author_id = $2) as line
    from messages l where l.conversation = 'direct:' || u.id and l.client_id = c.id order by l.created_at desc limit 1) l on true
  where c.id = any($1) and ($3::uuid is null or u.id = $3) and ($4 = '' or u.display_name ilike $4 or c.company_name ilike $4)
  order by (coalesce(r.unread, 0) > 0) desc, l.created_at desc nulls last, name limit $5`

/** The caller's conversations: a client's user has one per client, with whoever looks after it; they have one with each of the users. */
export const listConversations = async (req: PayloadRequest, { search, limit }: { search: string; limit: number }): Promise<Conversation[]> => {
  const me = req.user!.id
  const own = await ownConversations(req, me, limit)
  const like = search ? containing(search) : ''
  const clients = (await clientsLookedAfter(req)).map(({ client }) => client)
  const rows = clients.length ? await sqlOf(req).query<Row>(listSql, [clients, me, null, like, limit]) : []
  const presence = await presenceOf(req, rows.map(({ customer }) => customer))
  return [...own, ...rows.map((row) => shown(row, { presence: presence.get(row.customer) ?? null, header: null }))]
}

const ownConversations = async (req: PayloadRequest, me: string, limit: number): Promise<Conversation[]> => {
  const clients = ownClientsOf(req.user)
  const rows = clients.length ? await sqlOf(req).query<Row>(listSql, [clients, me, me, '', limit]) : []
  return Promise.all(rows.map(async (row) => {
    const [first] = await agentsOf(req, row.clientId)
    if (!first?.assigned) return { ...shown(row, { presence: null, header: unassignedHeader }), with: me, name: unassignedHeader, avatar: null, picture: null }
    const presence = (await presenceOf(req, [first.id])).get(first.id) ?? null
    return { ...shown(row, { presence, header: null }), with: first.id, name: first.name, avatar: first.avatar, picture: pictureAddressOf(row.clientId, first) }
  }))
}

const shown = ({ clientId, clientName, customer: _, ...row }: Row, more: Pick<Conversation, 'presence' | 'header'>): Conversation => ({ ...row, ...more, client: { id: clientId, name: clientName } })
