import type { Payload, TypedUser } from 'payload'
import { poolOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'

type Membership = { role?: string | null; client?: unknown; isActive?: boolean | null }

const closedSql = 'select id from clients where id = any($1::uuid[]) and is_active is false'

/** The person without rights in clients that are switched off: a membership there counts for nothing until the client is back. Asks the database for users of clients alone. */
export const withoutClosed = async <P extends TypedUser>(payload: Payload, person: P): Promise<P> => {
  const memberships = (person as { memberships?: Membership[] | null }).memberships ?? []
  const clients = memberships.flatMap(({ role, client }) => (role === 'client' ? (idOf(client) ?? []) : []))
  if (!clients.length) return person
  const closed = new Set((await poolOf(payload).query<{ id: string }>(closedSql, [clients])).map(({ id }) => id))
  if (!closed.size) return person
  return { ...person, memberships: memberships.map((membership) => (membership.role === 'client' && closed.has(idOf(membership.client) ?? '') ? { ...membership, isActive: false } : membership)) }
}
