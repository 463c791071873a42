import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Endpoint, PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { agencyStaff } from '@/src/engine/tenancy/who'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { headersOf } from './answer'
import { reachHash } from './ask'
import type { Format, KindName } from './kinds'

type Kept = { kind: KindName; format: Format; status: string; agency: string; reach: string; filename: string | null; title: string }

const keptSql = `select e.kind::text as kind, e.format::text as format, e.status::text as status, e.agency_id as agency, e.reach, f.filename, e.title from exports e left join files f on f.id = e.file_id where e.id = $1`

/** The file of an export for whoever may read its row. Throws RES_001, RES_003 `NOT_READY`, FILE_004 once it is gone, AUTH_004 when its asker reaches other rows by now. */
const download = async (req: PayloadRequest, id: string): Promise<Response> => {
  const row = await as(req).findByID('exports', id, { agency: true })
  const [kept] = await sqlOf(req).query<Kept>(keptSql, [row.id])
  if (kept?.status !== 'ready') throw kept?.status === 'expired' ? gone() : fail('RES_003', { name: 'NOT_READY', message: 'The file is not ready.', details: { state: kept?.status } })
  const isAdmin = rolesOn(req.user, { agency: idOf(row.agency) }).some((role) => role !== 'agency_member')
  if (!isAdmin && kept.reach !== (await reachHash(req, kept.kind))) throw fail('AUTH_004', { name: 'REACH_CHANGED', message: 'Which clients you work for has changed since. Ask for the file again.' })
  const at = path.join(env.mediaDir, path.basename(kept.filename ?? 'none'))
  const size = await stat(at).then(({ size }) => size, () => null)
  if (!kept.filename || size === null) throw gone()
  await recordEvent(req, { type: 'exports.download', resourceType: 'exports', resourceId: id, resourceName: kept.title, agency: kept.agency })
  return new Response(Readable.toWeb(createReadStream(at)) as unknown as ReadableStream, { headers: { ...headersOf(kept, kept.kind), 'content-length': String(size) } })
}

const gone = () => fail('FILE_004', { name: 'EXPORT_GONE', message: 'The file is no longer kept. Ask for it again.' })

/** Mounted under `/api/exports`, beside Payload's own reading of the rows. */
export const exportEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/:id/file', auth: 'person', who: [...agencyStaff, 'key'], scope: 'exports:read', limit: 'export', handler: ({ req, params }) => download(req, params.id!) }),
]
