import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { announce, type Said, type Watcher } from '@/src/engine/realtime'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { audienceOf } from '../audience'
import { seatWith } from './seat'

/** Somebody is writing in a conversation (`{with}`): shown to the others in it for a few seconds. */
export const typing: Said = {
  event: 'message.typing',
  everyMs: 2_000,
  reach: async (req, { with: other, client }) => {
    const seat = await seatWith(req, String(other), typeof client === 'string' ? client : undefined)
    if (seat.part === 'manager') return null
    const { staff, customers } = await audienceOf(req, seat.talk)
    return { people: [...staff, ...customers].filter((id) => id !== req.user!.id), message: { conversation: seat.talk.conversation, user: req.user!.id } }
  },
}

const seconds = 60
const seeSql = `insert into presence (user_id, online_until, seen_at) select person, now() + interval '${seconds} seconds', now() from unnest($1::uuid[]) person join users u on u.id = person
  on conflict (user_id) do update set online_until = excluded.online_until, seen_at = now()`

/** With whom a person has conversations: these, and nobody else, hear that they come and go. */
const partnersOf = async (req: PayloadRequest, user: string): Promise<string[]> => {
  const clients = (await sqlOf(req).query<{ id: string }>(`select client_id as id from users_memberships where _parent_id = $1 and role::text = 'client' and is_active is not false and client_id is not null`, [user])).map(({ id }) => id)
  const agents = (await Promise.all(clients.map((client) => agentsOf(req, client)))).flat().map(({ id }) => id)
  const customers = await sqlOf(req).query<{ id: string }>(
    `select distinct m._parent_id as id from team_assignments t join users_memberships m on m.client_id = t.client_id and m.role::text = 'client' and m.is_active is not false where t.user_id = $1 limit 1000`, [user])
  return [...new Set([...agents, ...customers.map(({ id }) => id)])].filter((id) => id !== user)
}

const showsSql = `select coalesce(notification_preferences->>'showPresence', 'true') <> 'false' as shows from users where id = $1`

const tellPartners = async (req: PayloadRequest, user: string, online: boolean): Promise<void> => {
  const [row] = await sqlOf(req).query<{ shows: boolean }>(showsSql, [user])
  if (row?.shows) await announce(req, await partnersOf(req, user), 'presence.changed', { user, online })
}

/** Keeps who has a page open: heard of every 25 seconds, and for 60 seconds after the last time. */
export const presenceOn = (payload: Payload): Watcher => ({
  everyMs: 25_000,
  present: async (people) => people.length > 0 && poolOf(payload).query(seeSql, [people]),
  came: async (user) =>
    inTransaction(await systemRequest(payload, 'presence'), async (req) => {
      const [known] = await sqlOf(req).query('select 1 from presence where user_id = $1 and online_until > now()', [user])
      await sqlOf(req).query(seeSql, [[user]])
      if (!known) await tellPartners(req, user, true)
    }),
  left: async (user) =>
    inTransaction(await systemRequest(payload, 'presence'), async (req) => {
      await sqlOf(req).query('update presence set online_until = now(), seen_at = now() where user_id = $1', [user])
      await tellPartners(req, user, false)
    }),
})
