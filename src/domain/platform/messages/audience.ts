import type { PayloadRequest } from 'payload'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { sqlOf } from '@/src/engine/database'

export type Talk = { kind: 'post' | 'document' | 'direct'; agency: string; client: string; conversation: string }

const usersSql = `select u.id from users u where u.is_active is not false
  and exists (select from users_memberships m where m._parent_id = u.id and m.client_id = $1 and m.role::text = 'client' and m.is_active is not false)`

/** A client's own people. */
export const usersOfClient = async (req: PayloadRequest, client: string): Promise<string[]> =>
  (await sqlOf(req).query<{ id: string }>(usersSql, [client])).map(({ id }) => id)

/** The client user of a direct conversation. */
export const customerIn = (conversation: string): string => conversation.slice('direct:'.length)

/**
 * Who takes part, as of now: those who look after the client and, unless it is said among staff or cannot be seen by the client
 * yet, the client's people; in a direct conversation that one user.
 */
export const audienceOf = async (req: PayloadRequest, { kind, client, conversation }: Talk, withClient = true): Promise<{ staff: string[]; customers: string[] }> => {
  const staff = (await agentsOf(req, client)).map(({ id }) => id)
  const customers = await usersOfClient(req, client)
  if (kind === 'direct') return { staff, customers: customers.filter((id) => id === customerIn(conversation)) }
  return { staff, customers: withClient ? customers : [] }
}
