import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { poolOf, sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { isRefusal } from '@/src/errors'
import { log } from '@/src/log'
import { readPost } from '../row'
import { archivePost, assignPost } from './copy'
import { markPosted } from './posted'
import { reschedulePost } from './reschedule'
import { submitPost } from './submit'

export type RowResult = { id: string; ok: boolean; code?: string; message?: string; status?: unknown }
export type BulkResult = { ok: number; failed: number; results: RowResult[] }

/** At most so many rows in one call. */
export const mostRows = 100

const refusals: Record<number, [string, string]> = { 404: ['NOT_FOUND', 'This post was not found.'], 403: ['FORBIDDEN', 'You may not do this.'] }

/** What became of one row: refusals in their own words, anything unforeseen logged and told without detail. */
const outcomeOf = (id: string, error: unknown): RowResult => {
  if (isRefusal(error)) return { id, ok: false, code: error.data?.name ?? error.code, message: error.message }
  const [code, message] = refusals[(error as { status?: number }).status ?? 500] ?? ['INTERNAL', 'Something went wrong with this post. Nothing of it was changed.']
  if (code === 'INTERNAL') log.error({ err: error, post: id }, 'a row of a bulk action failed')
  return { id, ok: false, code, message }
}

/** Each row in a transaction of its own: what fails is told and takes nothing else with it. */
const each = async <T extends { id: string }>(items: readonly T[], work: (item: T) => Promise<void>, req: PayloadRequest): Promise<BulkResult> => {
  const results: RowResult[] = []
  const done = new Set<string>()
  for (const item of items) {
    if (done.has(item.id)) {
      results.push({ id: item.id, ok: false, code: 'TWICE', message: 'This post stands in the list twice.' })
      continue
    }
    done.add(item.id)
    results.push(await work(item).then(() => ({ id: item.id, ok: true }), (error: unknown) => outcomeOf(item.id, error)))
  }
  const states = await statesOf(req, results)
  const ok = results.filter((row) => row.ok).length
  return { ok, failed: results.length - ok, results: results.map((row) => (row.ok ? { ...row, status: states.get(row.id) } : row)) }
}

const statesOf = async (req: PayloadRequest, results: readonly RowResult[]): Promise<Map<string, string>> => {
  const ids = results.filter(({ ok, id }) => ok && isUuid(id)).map(({ id }) => id)
  const rows = ids.length ? await poolOf(req.payload).query<{ id: string; status: string }>('select id, status::text as status from posts where id = any($1::uuid[])', [ids]) : []
  return new Map(rows.map(({ id, status }) => [id, status]))
}

export type Link = { id: string; postUrl: string; postedAt?: string }

/** Several posts that were posted by hand, each with its link. `dryRun` checks and changes nothing. */
export const bulkPosted = (req: PayloadRequest, items: readonly Link[]): Promise<BulkResult> => each(items, ({ id, ...posted }) => markPosted(req, id, { ...posted, via: 'bulk' }), req)

const ids = z.array(z.string().max(64)).min(1).max(mostRows, `At most ${mostRows} posts at once.`)
export const BulkBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('submit'), ids, note: z.string().max(2000).optional() }),
  z.strictObject({ action: z.literal('archive'), ids }),
  z.strictObject({ action: z.literal('restore'), ids }),
  z.strictObject({ action: z.literal('reschedule'), ids, scheduledAt: z.string().max(40).nullable(), scheduledTimezone: z.string().max(64).optional(), autoPublish: z.boolean().optional() }),
  z.strictObject({ action: z.literal('assign'), ids, agent: z.uuid() }),
])
export type Bulk = z.infer<typeof BulkBody>

/** One action on several posts; each row has an outcome of its own. */
export const bulkPosts = async (req: PayloadRequest, bulk: Bulk): Promise<BulkResult> => {
  const items = bulk.ids.map((id) => ({ id }))
  if (bulk.action === 'submit') return each(items, async ({ id }) => submitPost(req, id, { version: (await readPost(req, id)).version, note: bulk.note }), req)
  if (bulk.action === 'reschedule') return each(items, ({ id }) => reschedulePost(req, id, bulk), req)
  if (bulk.action === 'assign') return each(items, async ({ id }) => assignPost(req, id, bulk.agent, await workers(req, id)), req)
  return each(items, ({ id }) => archivePost(req, id, bulk.action === 'restore'), req)
}

const workersSql = `select m._parent_id as id from posts p join users_memberships m on m.agency_id = p.agency_id and m.is_active is not false and m.role in ('agency_admin', 'agency_member') where p.id = $1`

const workers = async (req: PayloadRequest, id: string): Promise<Set<string>> =>
  new Set((isUuid(id) ? await sqlOf(req).query<{ id: string }>(workersSql, [id]) : []).map((row) => row.id))
