import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { pictureAddressOf } from '@/src/domain/platform/team/picture'
import { inboxOf, waitingAmong } from '@/src/domain/platform/approvals/inbox'
import { presenceOf } from '@/src/domain/platform/messages/direct/people'
import type { Inside } from '../here'
import { findPosts } from '../item/read'
import { accountOf } from '../item/shown'

const countsSql = `select count(*)::int as all, count(*) filter (where status = 'pending_approval')::int as pending, count(*) filter (where status = 'approved')::int as approved,
  count(*) filter (where status = 'posted')::int as posted from posts where agency_id = $1 and client_id = $2 and status <> 'draft' and deleted_at is null`

export type Totals = { all: number; pending: number; approved: number; posted: number }

/** What the first page shows of a client's work. */
export const overviewOf = async ({ req, agency, client, reader }: Inside) => {
  const own = { client: { equals: client.id } }
  const now = new Date(reader.now).toISOString()
  const [totals] = await sqlOf(req).query<Totals>(countsSql, [agency.id, client.id])
  const { posts: recent } = await findPosts(req, { where: own, sort: '-updatedAt', limit: 5 })
  const { posts: next } = await findPosts(req, { where: { and: [own, { scheduledAt: { greater_than: now } }, { status: { in: ['approved', 'pending_approval'] } }] }, sort: 'scheduledAt', limit: 4 })
  const { docs: connections } = await as(req).find('connections', { where: { and: [own, { kind: { equals: 'social_account' } }] }, pagination: false, sort: 'platform' })
  const accounts = connections.map((row) => ({ id: row.id, platform: row.platform ?? null, account: accountOf(row as unknown as Record<string, unknown>)! }))
  const [agents, { total: waiting }, mine] = await Promise.all([agentsOf(req, client.id), inboxOf(req, { limit: 1 }), waitingAmong(req, recent.map(({ id }) => id))])
  const agent = agents.find(({ assigned }) => assigned)
  return { totals: totals!, waiting, recent, mine, next, accounts, agent: agent ? { ...agent, picture: pictureAddressOf(client.id, agent), presence: (await presenceOf(req, [agent.id])).get(agent.id) ?? null } : null }
}
