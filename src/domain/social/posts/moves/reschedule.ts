import type { PayloadRequest } from 'payload'
import { recordLine } from '@/src/domain/platform/messages'
import { isQuiet, isZone, platformRules, quietInWords, quietOf, timeFault, type PlatformKey } from '@/src/domain/social/rules'
import { found } from '@/src/domain/social/rules/messages'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'
import { lockPost, mustRest, placeOf, type Row } from '../row'
import { tellBoth } from './back'
import { inWords, timeOf, zoneOf } from './time'

export type Plan = { scheduledAt: string | null; scheduledTimezone?: string; autoPublish?: boolean }

const open = ['draft', 'changes_requested', 'approved']

/**
 * Gives a post another time, or none. Of an approved post only this may change; the client is told, and sees it at once also of a post that
 * is in work, where an edit of the time waits until it is submitted. Throws RES_001, AUTH_004, VAL_001
 * `SCHEDULE_PAST`, `SCHEDULE_TOO_FAR` and `SCHEDULE_QUIET`, VAL_003, RES_003 `LOCKED`, `PUBLISHING`, `HAND_ONLY`.
 */
export const reschedulePost = (req: PayloadRequest, id: string, plan: Plan): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (!open.includes(row.status)) throw fail('RES_003', { name: 'LOCKED', message: row.status === 'pending_approval' ? 'This post waits for the client’s decision. Take it back first.' : 'The time of this post can no longer change.', details: { state: row.status, fields: ['scheduledAt'] } })
    mustRest(row)
    const { agency, client } = placeOf(row)
    const changes = await planned(req, row, plan)
    await asSystem(req, 'posts.reschedule').update('posts', id, { ...changes, ...(row.status === 'changes_requested' && { submittedContent: { ...(row.submittedContent as object), ...changes } }) } as never)
    const before = { scheduledAt: row.scheduledAt ?? null, scheduledTimezone: row.scheduledTimezone ?? null, autoPublish: row.autoPublish }
    await recordEvent(req, { type: 'posts.reschedule', resourceType: 'posts', resourceId: id, resourceName: row.title.slice(0, 255), agency, client, changes: { plan: { old: before, new: changes } } })
    if (row.status !== 'draft') await tellPlan(req, row, changes)
  })

type Planned = { scheduledAt: string | null; scheduledTimezone: string; autoPublish: boolean }

const planned = async (req: PayloadRequest, row: Row, plan: Plan): Promise<Planned> => {
  const zone: string = plan.scheduledTimezone ?? (isZone(row.scheduledTimezone) ? row.scheduledTimezone : await zoneOf(req, { client: idOf(row.client), agency: idOf(row.agency) }))
  if (!isZone(zone)) throw fail('VAL_001', { field: 'scheduledTimezone', message: `${String(zone).slice(0, 64)} is not a time zone such as Europe/Berlin.` })
  const scheduledAt = plan.scheduledAt === null ? null : timeOf(plan.scheduledAt, zone).toISOString()
  mustBeAhead(scheduledAt)
  const autoPublish = plan.autoPublish ?? Boolean(row.autoPublish)
  if (plan.autoPublish) await mustPublish(req, row, scheduledAt)
  if (autoPublish && scheduledAt) await mustNotBeQuiet(req, row, scheduledAt)
  return { scheduledAt, scheduledTimezone: zone, autoPublish: autoPublish && scheduledAt !== null }
}

/** Throws VAL_001 `SCHEDULE_PAST`, `SCHEDULE_TOO_FAR`. */
const mustBeAhead = (scheduledAt: string | null): void => {
  const fault = timeFault(scheduledAt, new Date())
  if (fault) throw fail('VAL_001', { name: fault.code, field: fault.field, message: fault.message })
}

const mustPublish = async (req: PayloadRequest, row: Row, scheduledAt: string | null): Promise<void> => {
  const rule = platformRules[row.platform as PlatformKey]
  const [account] = await sqlOf(req).query<{ mode: string | null }>('select mode::text as mode from connections where id = $1', [idOf(row.connection)])
  if (!rule?.channel || account?.mode === 'hand') throw fail('RES_003', { name: 'HAND_ONLY', message: found('SCHEDULE_BY_HAND', 'autoPublish', { platform: rule?.label ?? 'This account' }).message })
  if (!scheduledAt) throw fail('VAL_002', { field: 'scheduledAt', message: 'Choose the time at which it is to go out.' })
}

type Hours = { handle: string; quietFrom: string | null; quietTo: string | null; quietTimezone: string | null }
const quietSql = 'select coalesce(handle, display_name, label) as handle, quiet_from as "quietFrom", quiet_to as "quietTo", quiet_timezone as "quietTimezone" from connections where id = $1'

const mustNotBeQuiet = async (req: PayloadRequest, row: Row, scheduledAt: string): Promise<void> => {
  const [account] = await sqlOf(req).query<Hours>(quietSql, [idOf(row.connection)])
  const quiet = account && quietOf(account)
  if (!quiet || !isQuiet(quiet, new Date(scheduledAt))) return
  throw fail('VAL_001', { name: 'SCHEDULE_QUIET', field: 'scheduledAt', message: found('SCHEDULE_QUIET', 'scheduledAt', { handle: account.handle, hours: quietInWords(quiet) }).message })
}

const tellPlan = async (req: PayloadRequest, row: Row, { scheduledAt, scheduledTimezone }: Planned): Promise<void> => {
  const when = scheduledAt ? inWords(scheduledAt, scheduledTimezone) : null
  const body = when ? `Planned for ${when}.` : 'No time is planned any more.'
  await recordLine(req, { subject: { slug: 'posts', id: row.id }, ...placeOf(row), intent: 'rescheduled', body, version: row.version })
  await tellBoth(req, row, { type: 'post.rescheduled', says: (name) => `“${name}” has another time`, body, isSeen: true })
}
