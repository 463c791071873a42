import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { correctedLink } from '@/src/domain/social/posts/link'
import { timeOf, zoneOf } from '@/src/domain/social/posts/moves/time'
import { changedParts, contentOf } from '@/src/domain/social/posts/content'
import { accountOf } from '@/src/domain/social/posts/account'
import { checkImages, sentImages } from '@/src/domain/social/posts/images'
import { agentFor } from '@/src/domain/social/posts/agent'
import { isZone } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>

/** A post is on one of its client's accounts, holds pictures of its client, and is changed only while it is in work (spec 02-social §5.1). */
export const checkPost: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (!data) return data
  const [before, byPerson] = [originalDoc as Row | undefined, systemReason() === undefined && Boolean(req.user)]
  Object.assign(data, sentImages(data))
  await keepTime(req, data, before)
  if (operation === 'update' && before && byPerson) Object.assign(data, await mayEdit(req, data, before))
  if (operation === 'create' && byPerson) await leaveRoom(req, data)
  const account = await accountOf(req, data, before)
  await checkImages(req, data, before)
  if (operation !== 'create') return { ...data, ...account }
  return { ...data, ...account, author: data.author ?? req.user?.id ?? null, agent: data.agent ?? (await agentFor(req, data)), publishState: data.publishState ?? 'none' }
}

const inWork = ['draft', 'changes_requested']

const mayEdit = async (req: PayloadRequest, data: Row, before: Row): Promise<Row> => {
  if (before.deletedAt) throw fail('RES_001')
  const state = String(before.status)
  const changed = [...changedParts(contentOf(before), contentOf({ ...before, ...data })), ...plansChanged(before, data)]
  const kept = inWork.includes(state) ? changed.filter((name) => name === 'connection' && state !== 'draft') : changed
  if (kept.length > 0) throw fail('RES_003', { name: 'LOCKED', message: whyLocked(state, kept), details: { state, fields: kept } })
  return data.postUrl === undefined || data.postUrl === before.postUrl ? {} : { postUrl: await correctedLink(req, before, String(data.postUrl ?? '')) }
}

const plansChanged = (before: Row, data: Row): string[] =>
  ['scheduledAt', 'scheduledTimezone', 'autoPublish'].filter((name) => name in data && plain(data[name]) !== plain(before[name]))

const plain = (value: unknown): string => {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(time) ? String(value || '') : String(time)
}

const whyLocked = (state: string, fields: readonly string[]): string => {
  if (fields.every((name) => name === 'connection') && state === 'changes_requested') return 'The account of a post can be changed only while it is a draft.'
  const reasons: Record<string, string> = {
    pending_approval: 'This post waits for the client’s decision. Take it back first.',
    approved: 'This post is approved. Change its time with “Reschedule”, or withdraw it to change anything else.',
    rejected: 'A rejected post stays as it is. Use it as a new draft.',
    posted: 'This post is out. Only its link can be corrected, within seven days.',
  }
  return reasons[state] ?? 'This post cannot be changed now.'
}

/** A time as a wall clock is one of the post's zone; a zone is one that clocks are set by. */
const keepTime = async (req: PayloadRequest, data: Row, before?: Row): Promise<void> => {
  if (data.scheduledTimezone && !isZone(data.scheduledTimezone)) throw fail('VAL_001', { field: 'scheduledTimezone', message: `${String(data.scheduledTimezone).slice(0, 64)} is not a time zone such as Europe/Berlin.` })
  if (!data.scheduledAt) return
  const zone = data.scheduledTimezone || before?.scheduledTimezone || (await zoneOf(req, { client: idOf(data.client) ?? idOf(before?.client), agency: idOf(data.agency) ?? idOf(before?.agency) }))
  Object.assign(data, { scheduledTimezone: zone, scheduledAt: data.scheduledAt instanceof Date ? data.scheduledAt : timeOf(String(data.scheduledAt), String(zone)).toISOString() })
}

const mostOpen = 500

const leaveRoom = async (req: PayloadRequest, data: Row): Promise<void> => {
  const [row] = await sqlOf(req).query<{ open: number }>(`select count(*)::int as open from posts where client_id = $1 and status in ('draft', 'pending_approval', 'changes_requested') and deleted_at is null and archived_at is null`, [idOf(data.client)])
  if ((row?.open ?? 0) >= mostOpen) throw fail('RES_003', { name: 'TOO_MANY_OPEN', message: `This client has ${mostOpen} drafts and open posts. Finish or archive some first.` })
}
