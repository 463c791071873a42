import type { PayloadRequest } from 'payload'
import { presenceOf } from '@/src/domain/platform/messages/direct/people'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { allowedActions } from '@/src/domain/social/posts/show'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

type Counts = { total: number; draft: number; pending: number; approved: number; posted: number; changesRequested: number; rejected: number; overridden: number }

const countsSql = `select count(*) filter (where status <> 'draft' or $3)::int as total, count(*) filter (where status = 'draft' and $3)::int as draft,
    count(*) filter (where status = 'pending_approval')::int as pending, count(*) filter (where status = 'approved')::int as approved, count(*) filter (where status = 'posted')::int as posted,
    count(*) filter (where status = 'changes_requested')::int as "changesRequested", count(*) filter (where status = 'rejected')::int as rejected, count(*) filter (where approval_mode = 'override')::int as overridden
  from posts where agency_id = $1 and client_id = $2 and deleted_at is null and archived_at is null`

const unreadSql = 'select count(*)::int as unread from message_reads where client_id = $1 and user_id = $2 and at is null'
const nextSql = `select scheduled_at as at from posts where agency_id = $1 and client_id = $2 and status = 'approved' and scheduled_at > now() and deleted_at is null order by scheduled_at limit 1`

const recentFields = ['title', 'platform', 'status', 'version', 'scheduledAt', 'postedAt', 'postUrl', 'images', 'client', 'agency', 'updatedAt', 'publishState']

/** How a client's posts stand, who looks after it, and what is new: for staff and the client's own people (spec 02-social §6.3). Throws RES_001. */
export const socialOverview = async (req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  if (!isUuid(id)) throw fail('RES_001')
  const client = await as(req).findByID('clients', id, { companyName: true, agency: true })
  const agency = idOf(client.agency)!
  const isStaff = isStaffOn(req.user, client)
  const [counts] = await sqlOf(req).query<Counts>(countsSql, [agency, id, isStaff])
  const [unread] = await sqlOf(req).query<{ unread: number }>(unreadSql, [id, req.user!.id])
  const [next] = await sqlOf(req).query<{ at: Date }>(nextSql, [agency, id])
  return { client: { id, name: client.companyName }, counts, agent: await agentCard(req, id), recent: await recentPosts(req, id), connections: await accountsOf(req, id), unread: unread?.unread ?? 0, nextAt: next?.at ?? null, asOf: new Date().toISOString() }
}

/** Whom the client turns to, or null where nobody is assigned and the agency itself stands in; whether they are there, unless they hide it. */
const agentCard = async (req: PayloadRequest, client: string): Promise<Record<string, unknown> | null> => {
  const [agent] = await agentsOf(req, client)
  if (!agent?.assigned) return null
  const presence = (await presenceOf(req, [agent.id])).get(agent.id)
  return { id: agent.id, name: agent.name, avatar: agent.avatar, jobTitle: agent.jobTitle, presence: presence ? { isOnline: presence.online, seenAt: presence.lastSeen } : null }
}

const recentPosts = async (req: PayloadRequest, client: string): Promise<Record<string, unknown>[]> => {
  const { docs } = await as(req).find('posts', {
    where: { client: { equals: client }, archivedAt: { exists: false }, deletedAt: { exists: false } }, sort: '-updatedAt', limit: 5, pagination: false, select: Object.fromEntries(recentFields.map((name) => [name, true])),
  })
  return (docs as unknown as Record<string, unknown>[]).map((row) => ({ ...row, allowedActions: allowedActions(req, row) }))
}

const accountsOf = async (req: PayloadRequest, client: string): Promise<Record<string, unknown>[]> => {
  const { docs } = await as(req).find('connections', { where: { client: { equals: client }, kind: { equals: 'social_account' } }, sort: 'platform', limit: 50, pagination: false })
  return (docs as unknown as Record<string, unknown>[]).map(({ id, platform, handle, displayName, mode, status, profileUrl }) => ({ id, platform, handle, displayName, mode, status, profileUrl }))
}
