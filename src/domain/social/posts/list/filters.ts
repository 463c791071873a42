import type { PayloadRequest, Where } from 'payload'
import { DateTime } from 'luxon'
import { post } from '@/src/domain/social/post.workflow'
import { platformOf } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { containing } from '@/src/engine/database/containing'
import { isUuid } from '@/src/engine/ids'
import { isStaffOn, standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { plannedIn } from './plan'

/** What the list of posts, its counts, its calendar and its export can be asked for beside Payload's own filters (spec 02-social §6.2). */
export const filterKeys = ['client', 'status', 'platform', 'agent', 'search', 'from', 'to', 'hasChangeRequest', 'late', 'approvalMode', 'archived'] as const
type Query = Partial<Record<(typeof filterKeys)[number], unknown>>

const several = (value: unknown): string[] => [value].flat().flatMap((part) => String(part ?? '').split(',')).map((part) => part.trim()).filter(Boolean)
const wrong = (field: string, message: string) => fail('VAL_001', { field, message })

const ids = (field: 'client' | 'agent', value: unknown, me: string | undefined): Where => {
  const given = several(value).map((id) => (field === 'agent' && id === 'me' ? (me ?? '') : id))
  const odd = given.find((id) => !isUuid(id))
  if (odd !== undefined) throw wrong(field, `“${odd.slice(0, 50)}” is not an id.`)
  return { [field]: { in: given } }
}

const oneOf = (field: string, value: unknown, known: readonly string[]): Where => {
  const given = several(value)
  const odd = given.find((word) => !known.includes(word))
  if (odd !== undefined) throw wrong(field, `“${odd.slice(0, 50)}” is none of ${known.join(', ')}.`)
  return { [field]: { in: given } }
}

const networks = (value: unknown): Where => {
  const given = several(value).map((word) => [word, platformOf(word)] as const)
  const odd = given.find(([, known]) => !known)
  if (odd) throw wrong('platform', `“${odd[0].slice(0, 50)}” is not a network that is known here.`)
  return { platform: { in: given.map(([, known]) => known) } }
}

const moment = (field: 'from' | 'to', value: unknown): string => {
  const time = DateTime.fromISO(String(value), { zone: 'UTC' })
  if (!time.isValid) throw wrong(field, 'Give the day as 2026-12-01, or a whole time.')
  const isDay = /^\d{4}-\d\d-\d\d$/.test(String(value))
  return (field === 'to' && isDay ? time.plus({ days: 1 }) : time).toUTC().toISO()!
}

const yes = (value: unknown): boolean => ['true', '1', 'yes', true].includes(value as string)

/** Before its time was met: not out although its time has passed. */
export const lateStates = ['pending_approval', 'changes_requested', 'approved'] as const
const late = async (req: PayloadRequest, now: Date): Promise<Where> => ({ and: [await plannedIn(req, { less_than: now.toISOString() }), { status: { in: [...lateStates] } }] })

const inAll = async (query: Query, req: PayloadRequest, now: Date): Promise<Where[]> => [
  ...(query.client ? [ids('client', query.client, req.user?.id)] : []),
  ...(query.agent ? [ids('agent', query.agent, req.user?.id)] : []),
  ...(query.status ? [oneOf('status', query.status, Object.keys(post.states))] : []),
  ...(query.approvalMode ? [oneOf('approvalMode', query.approvalMode, ['client', 'override', 'email_link', 'rule'])] : []),
  ...(query.platform ? [networks(query.platform)] : []),
  ...(query.from || query.to ? [await plannedIn(req, { ...(query.from ? { greater_than_equal: moment('from', query.from) } : {}), ...(query.to ? { less_than: moment('to', query.to) } : {}) })] : []),
  ...(yes(query.hasChangeRequest) ? [{ and: [{ status: { equals: 'changes_requested' } }, { 'changeRequest.text': { exists: true } }] } as Where] : []),
  ...(yes(query.late) ? [await late(req, now)] : []),
]

/** The filter that a query means. Archived posts are left out unless it asks for them (`true`) or for both (`any`). Throws VAL_001 with the field. */
export const whereOf = async (req: PayloadRequest, query: Query, now = new Date()): Promise<Where> => ({
  and: [...(await inAll(query, req, now)), ...(query.archived === 'any' ? [] : [{ archivedAt: { exists: yes(query.archived) } }]), { deletedAt: { exists: false } }, ...(await searched(req, query.search))],
})

/** Staff look through what stands there; a client through what it was shown. */
const searched = async (req: PayloadRequest, search: unknown): Promise<Where[]> => {
  const text = String(search ?? '').trim().slice(0, 200)
  if (!text) return []
  if (isStaffOn(req.user)) return [{ or: [{ title: { contains: text } }, { caption: { contains: text } }] }]
  return [{ id: { in: await shownWith(req, text) } }]
}

const shownSql = `select id from posts where client_id = any($1::uuid[]) and deleted_at is null and status <> 'draft'
  and (case when status = 'changes_requested' then concat_ws(' ', submitted_content->>'title', submitted_content->>'caption') else concat_ws(' ', title, caption) end) ilike $2 order by updated_at desc limit 500`

const shownWith = async (req: PayloadRequest, text: string): Promise<string[]> => {
  const clients = standingsOf(req.user).flatMap(({ client }) => (client ? [client] : []))
  const rows = await sqlOf(req).query<{ id: string }>(shownSql, [clients, containing(text)])
  return rows.map(({ id }) => id)
}
