import type { PayloadRequest } from 'payload'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { reaches } from '@/src/domain/platform/team/reach'
import { sqlOf } from '@/src/engine/database'
import type { MessageKind } from './words'

export type Talk = { kind: MessageKind; agency: string; client: string; conversation: string }

const usersSql = `select u.id from users u where u.is_active is not false
  and exists (select from users_memberships m where m._parent_id = u.id and m.client_id = $1 and m.role::text = 'client' and m.is_active is not false)`

/** Those of a post's own people who still work for its client. */
const concernedSql = `select u.id from posts p join users u on u.id in (p.author_id, p.agent_id) and u.is_active is not false
  where p.id = $1 and ${reaches('p.agency_id', 'p.client_id')}`

/** A client's own people. */
export const usersOfClient = async (req: PayloadRequest, client: string): Promise<string[]> =>
  (await sqlOf(req).query<{ id: string }>(usersSql, [client])).map(({ id }) => id)

/** The name of the conversation with a client's user. */
export const directWith = (user: string): string => `direct:${user}`

/** What follows the kind in a conversation's name: the post, the document or the client's user. */
export const subjectIn = (conversation: string): string => conversation.slice(conversation.indexOf(':') + 1)

/**
 * Who takes part, as of now: those who look after the client, of a post also who wrote it, and, unless it is said among staff or the
 * client cannot see it yet, the client's people; in a direct conversation that one user.
 */
export const audienceOf = async (req: PayloadRequest, { kind, client, conversation }: Talk, withClient = true): Promise<{ staff: string[]; customers: string[] }> => {
  const agents = (await agentsOf(req, client)).map(({ id }) => id)
  const concerned = kind === 'post' ? (await sqlOf(req).query<{ id: string }>(concernedSql, [subjectIn(conversation)])).map(({ id }) => id) : []
  const staff = [...new Set([...agents, ...concerned])]
  const customers = withClient || kind === 'direct' ? await usersOfClient(req, client) : []
  return { staff, customers: kind === 'direct' ? customers.filter((id) => id === subjectIn(conversation)) : customers }
}
