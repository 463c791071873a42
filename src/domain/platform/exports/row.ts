import type { Payload, PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { stillMine, type Effect } from '@/src/engine/effects'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import { mediaTypes, type Question } from './kinds'
import type { Written } from './write'

/** An export that is to be made. */
export type Open = Question & { id: string; title: string; requestedBy: string | null }

/** So long a file is kept. */
const daysKept = 7

const openSql = `update exports set status = 'running', done = 0, updated_at = now() where id = $1 and status in ('queued', 'running')
  returning id, kind::text as kind, format::text as format, agency_id as agency, title, filter, options, requested_by_id as "requestedBy"`
const fileSql = `insert into files (id, agency_id, original_name, purpose, sha256, is_public, expires_at, private_at, filename, url, mime_type, filesize, created_at, updated_at)
  values ($1, $2, $3, 'export', $4, false, now() + make_interval(days => $5), now(), $6::varchar, '/api/files/file/' || $6::varchar, $7, $8, now(), now())`
const readySql = `update exports set status = 'ready', file_id = $2, bytes = $3, done = $4, total = $4, error = null, completed_at = now(), expires_at = now() + make_interval(days => $5), updated_at = now() where id = $1 and status = 'running' returning id`
const failedSql = `update exports set status = 'failed', error = $2, completed_at = now(), updated_at = now() where id = $1 and status in ('queued', 'running') returning id`

/** Begins with an export; null when it has ended already. */
export const openExport = async (payload: Payload, id: string): Promise<Open | null> => (await poolOf(payload).query<Open>(openSql, [id]))[0] ?? null

/** Names the file, and tells who asked for it, all at once and only while this delivery is still the one. Throws LeaseLost. */
export const finishExport = (source: PayloadRequest, row: Open, effect: Effect, written: Written, rows: number): Promise<void> =>
  inTransaction(source, async (req) => {
    await stillMine(sqlOf(req), effect)
    const [file, name] = [uuidv7(), `${row.id}.${row.format}`]
    const kind = mediaTypes[row.format].split(';')[0]
    await sqlOf(req).query(fileSql, [file, row.agency, `${row.title}.${row.format}`.slice(0, 255), written.sha256, daysKept, name, kind, written.bytes])
    if ((await sqlOf(req).query(readySql, [row.id, file, written.bytes, rows, daysKept])).length === 0) throw new Error(`The export ${row.id} is over already.`)
    await recordEvent(req, { type: 'exports.ready', resourceType: 'exports', resourceId: row.id, resourceName: row.title, agency: row.agency, to: 'ready', metadata: { rows, bytes: written.bytes } })
    await tellAsker(req, row, 'export.ready', `Ready: ${row.title}`, `The file can be downloaded for ${daysKept} days.`)
    await written.keep(name)
  })

/** Ends an export that cannot be made and tells who asked for it why. */
export const failExport = async (payload: Payload, row: Open, effect: Effect, error: string): Promise<void> =>
  inTransaction(await systemRequest(payload, 'make-export'), async (req) => {
    await stillMine(sqlOf(req), effect)
    if ((await sqlOf(req).query(failedSql, [row.id, error.slice(0, 500)])).length === 0) return
    await recordEvent(req, { type: 'exports.fail', resourceType: 'exports', resourceId: row.id, resourceName: row.title, agency: row.agency, to: 'failed', note: error.slice(0, 500) })
    await tellAsker(req, row, 'export.failed', `Not made: ${row.title}`, error)
  })

const tellAsker = async (req: PayloadRequest, { id, agency, requestedBy }: Open, type: 'export.ready' | 'export.failed', title: string, body: string): Promise<void> => {
  if (!requestedBy) return
  const link = '/admin/exports'
  await tell(req, { user: requestedBy }, { type, title, body, link, agency, subject: `export:${id}` }, { mail: { key: `${type}:${id}`, mode: 'bundle', button: { label: 'To the file', url: link } } })
}
