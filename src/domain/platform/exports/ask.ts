import type { PayloadRequest } from 'payload'
import { mustHaveRoom } from '@/src/domain/platform/uploads/room'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { reachOf } from '@/src/engine/doors'
import { hashOf, reserveEffect, toJson } from '@/src/engine/effects'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import type { KindName, Question } from './kinds'

/** `asked`: the words of the question, by which asking twice is known; `total` rows; `bytes`: about how much it becomes, where that is known. */
type Asking = { title: string; asked: unknown; total?: number; bytes?: number; event: { type: string; resourceType: string; resourceId: string; resourceName?: string; client?: string | null } }

export type AskedFor = { exportId: string; status: string; statusUrl: string }

/** Whose reach the rows of a kind are read by. */
const readAs: Record<KindName, 'posts' | 'documents'> = { posts: 'posts', client: 'documents', agency: 'documents' }
const mostOpen = 5
const againSql = `select id, status::text as status from exports where question = $1 and (status in ('queued', 'running') or (status = 'ready' and file_id is not null and completed_at > now() - interval '10 minutes')) order by created_at desc limit 1`
const insertSql = `insert into exports (id, agency_id, kind, format, title, status, requested_by_id, total, done, filter, options, question, reach, created_at, updated_at)
  values ($1, $2, $3, $4, $5, 'queued', $6, $7, 0, $8::jsonb, $9::jsonb, $10, $11, now(), now())`

/** A fingerprint of what a caller reads just now, for comparing later. */
export const reachHash = async (req: PayloadRequest, kind: KindName): Promise<string> => hashOf(sorted(await reachOf(req, readAs[kind])))

/** The order of what somebody reaches says nothing. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted).sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)])) : value
}

/**
 * Has a file made by a worker. The same question of the same caller, asked again while it is made or within ten minutes of its end,
 * is the same export. Throws RES_003 `EXPORTS_OPEN` while five of the agency are under way, FILE_001 `STORAGE_FULL`.
 */
export const askForExport = (req: PayloadRequest, question: Question, asking: Asking): Promise<AskedFor> =>
  inTransaction(req, async () => {
    const key = hashOf({ who: (req.user as { apiKey?: { id?: string } } | null)?.apiKey?.id ?? req.user?.id, asked: asking.asked, ...question, filter: null })
    await sqlOf(req).query('select pg_advisory_xact_lock(hashtext($1))', [`exports.${question.agency}`])
    const [known] = await sqlOf(req).query<{ id: string; status: string }>(againSql, [key])
    if (known) return told(known.id, known.status)
    const [open] = await sqlOf(req).query<{ count: number }>(`select count(*)::int as count from exports where agency_id = $1 and status in ('queued', 'running')`, [question.agency])
    if (open!.count >= mostOpen) throw fail('RES_003', { name: 'EXPORTS_OPEN', message: `${mostOpen} exports of your agency are being made just now. Ask again when one of them is ready.` })
    await mustHaveRoom(req, question.agency, asking.bytes ?? 0)
    return told(await begin(req, question, asking, key), 'queued')
  })

const told = (id: string, status: string): AskedFor => ({ exportId: id, status, statusUrl: `/api/exports/${id}` })

const begin = async (req: PayloadRequest, question: Question, { title, total = 0, event }: Asking, key: string): Promise<string> => {
  const [id, { kind, format, agency, filter, options }] = [uuidv7(), question]
  const asker = (req.user as { apiKey?: unknown } | null)?.apiKey ? null : (req.user?.id ?? null)
  await sqlOf(req).query(insertSql, [id, agency, kind, format, title.slice(0, 255), asker, total, toJson(filter), toJson(options), key, await reachHash(req, kind)])
  await reserveEffect(req, { key: `export:${id}`, kind: 'export', request: { export: id }, repeatable: true, agency })
  await recordEvent(req, { ...event, agency, metadata: { format, rows: total, export: id } })
  return id
}
