import type { PayloadRequest } from 'payload'
import { fileAnswer } from '@/src/domain/platform/fileAnswer'
import { readStoredFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { mayReadLine } from './access'

type Place = { agency: string; client: string }

// The row is held, so that of two messages at the same time one gets it.
const ownSql = `select f.id from files f where f.id = any($1::uuid[]) and f.purpose = 'message' and f.agency_id = $2 and (f.client_id is null or f.client_id = $3)
  and exists (select from events e where e.resource_type = 'files' and e.resource_id = f.id::text and e.type = 'files.create' and e.actor_id = $4)
  order by f.id for update of f`

/**
 * Takes uploads (purpose `message`) of the writer that hang nowhere yet. They are read through their line alone. Throws RES_001.
 */
export const takeAttachments = async (req: PayloadRequest, given: readonly string[], { agency, client }: Place): Promise<string[]> => {
  const ids = [...new Set(given)]
  if (ids.length === 0) return []
  const own = await sqlOf(req).query<{ id: string }>(ownSql, [ids, agency, client, req.user!.id])
  const hang = own.length ? await sqlOf(req).query('select 1 from messages_rels where files_id = any($1::uuid[])', [ids]) : []
  if (own.length < ids.length || hang.length > 0) throw fail('RES_001', { field: 'attachments', message: 'An attached file was not found. Upload it again.' })
  await sqlOf(req).query('update files set private_at = now() where id = any($1)', [ids])
  return ids
}

const shownInline = /^image\/(png|jpeg|webp)$|^application\/pdf$/

/** The bytes of a line's attachment for whoever may read the line. Throws RES_001, FILE_004. */
export const attachmentOf = async (req: PayloadRequest, message: string, file: string): Promise<Response> => {
  if (!isUuid(message) || !isUuid(file)) throw fail('RES_001')
  const line = await mayReadLine(req, message)
  const [row] = await sqlOf(req).query(`select 1 from messages_rels where parent_id = $1 and files_id = $2 and path = 'attachments'`, [message, file])
  if (!row || line.removed) throw fail('RES_001')
  const stored = await readStoredFile(req.payload, file)
  const way = shownInline.test(stored.mimeType) ? 'inline' : 'attachment'
  return fileAnswer(stored, { cache: 'private, max-age=3600', disposition: `${way}; filename*=UTF-8''${encodeURIComponent(stored.originalName)}` })
}
