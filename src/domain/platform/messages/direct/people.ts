import type { PayloadRequest } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { pictureSql } from '@/src/domain/platform/team/picture'
import { sqlOf } from '@/src/engine/database'

export type Presence = { online: boolean; lastSeen: Date | null }
export type Participant = { id: string; name: string; avatar: string | null; picture: string | null; jobTitle: string | null; side: 'client' | 'agency'; presence: Presence | null }

const presenceSql = `select u.id, coalesce(u.notification_preferences->>'showPresence', 'true') <> 'false' as shown, p.online_until > now() as online, date_trunc('hour', p.seen_at) as "lastSeen"
  from users u left join presence p on p.user_id = u.id where u.id = any($1)`

type Row = { id: string; shown: boolean; online: boolean | null; lastSeen: Date | null }

/** Whether people have a page open, else the hour in which they last had; null for who hides it. Ask for conversation partners only. */
export const presenceOf = async (req: PayloadRequest, people: readonly string[]): Promise<Map<string, Presence | null>> => {
  const rows = await sqlOf(req).query<Row>(presenceSql, [people])
  return new Map(rows.map(({ id, shown, online, lastSeen }) => [id, shown ? { online: Boolean(online), lastSeen: online ? null : lastSeen } : null]))
}

type Named = { id: string; name: string; avatar: string | null; picture: string | null; jobTitle: string | null }

/** People as a client's conversation shows them. */
export const participantsOf = async (req: PayloadRequest, client: string, customer: string, staff: readonly string[]): Promise<Participant[]> => {
  const people = await sqlOf(req).query<Named>(
    `select u.id, ${shownName('u')} as name, u.avatar_id as avatar, ${pictureSql({ person: 'u.id', client: '$2' })} as picture, u.job_title as "jobTitle" from users u where u.id = any($1)`, [[customer, ...staff], client])
  const presence = await presenceOf(req, people.map(({ id }) => id))
  const order = [customer, ...staff]
  return people.map((person) => ({ ...person, side: person.id === customer ? ('client' as const) : ('agency' as const), presence: person.id === req.user!.id ? null : (presence.get(person.id) ?? null) })).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}
