import type { PayloadRequest } from 'payload'
import { agentsOf, type Agent } from '@/src/domain/platform/team/agents'
import { reaches } from '@/src/domain/platform/team/reach'
import { tell } from '@/src/domain/platform/notify'
import { sqlOf } from '@/src/engine/database'
import { directWith, usersOfClient } from '../audience'
import { writeLine } from '../lines/write'

type Place = { agency: string; client: string }

/** What the former ones had not read is now unread for the one who looks after the client first; they hear no more of it. */
const passSql = `with gone as (
    delete from message_reads d using messages l where l.id = d.message_id and d.at is null and d.client_id = $1 and d.user_id <> all($2)
      and not exists (select from users_memberships m where m._parent_id = d.user_id and m.client_id = $1 and m.role::text = 'client')
    returning d.message_id, d.agency_id, d.client_id, d.kind, d.conversation, l.author_id)
  insert into message_reads (message_id, user_id, agency_id, client_id, kind, conversation)
  select distinct message_id, $3::uuid, agency_id, client_id, kind, conversation from gone where author_id is distinct from $3::uuid on conflict do nothing`

const concernedSql = `select distinct u.id from posts p join users u on u.id in (p.author_id, p.agent_id) where p.client_id = $1 and ${reaches('p.agency_id', 'p.client_id')}`

const lastSql = `select (select subject from messages where conversation = $1 and client_id = $2 and intent = 'handed_over' order by created_at desc limit 1) as agent,
  exists (select from messages where conversation = $1 and client_id = $2) as spoken`

/** Says in every conversation that has begun who looks after the client from now on, once per change. */
const sayWho = async (req: PayloadRequest, place: Place, { id, name }: Agent): Promise<void> => {
  for (const user of await usersOfClient(req, place.client)) {
    const conversation = directWith(user)
    const [last] = await sqlOf(req).query<{ agent: string | null; spoken: boolean }>(lastSql, [conversation, place.client])
    if (!last?.spoken || last.agent === id) continue
    const body = `${name} now looks after you`
    await writeLine(req, { kind: 'direct', ...place, conversation, subject: id, author: null, body, intent: 'handed_over' })
    await tell(req, { user }, { type: 'client.handed_over', title: body, body: 'Your messages go to them from now on.', link: '/messages', ...place, subject: conversation })
  }
}

/** After it changed who looks after a client. Safe to repeat. */
export const handOver = async (req: PayloadRequest, place: Place): Promise<void> => {
  await sqlOf(req).query('select 1 from clients where id = $1 for no key update', [place.client])
  const agents = await agentsOf(req, place.client)
  const [first] = agents
  if (!first) return
  const concerned = await sqlOf(req).query<{ id: string }>(concernedSql, [place.client])
  await sqlOf(req).query(passSql, [place.client, [...agents, ...concerned].map(({ id }) => id), first.id])
  if (first.assigned) await sayWho(req, place, first)
}
