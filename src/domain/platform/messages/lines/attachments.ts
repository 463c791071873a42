import type { PayloadRequest } from 'payload'
import { readStoredFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { mayReadLine } from './access'

type Place = { agency: string; client: string }

/**
 * Takes uploads (purpose `message`) that the writer can see and that hang nowhere yet. From here on they are read through their line
 * alone. Throws RES_001, VAL_001.
 */
export const takeAttachments = async (req: PayloadRequest, ids: readonly string[], { agency, client }: Place): Promise<string[]> => {
  if (ids.length === 0) return []
  const { docs } = await as(req).find('files', { where: { id: { in: [...ids] } }, limit: ids.length, pagination: false, select: { purpose: true, agency: true, client: true } })
  const hang = new Set((await sqlOf(req).query<{ id: string }>('select files_id as id from messages_rels where files_id = any($1::uuid[])', [ids])).map(({ id }) => id))
  const fits = docs.filter((file) => file.purpose === 'message' && !hang.has(file.id) && file.agency === agency && (!file.client || file.client === client))
  if (fits.length < new Set(ids).size) throw fail('RES_001', { field: 'attachments', message: 'An attached file was not found. Upload it again.' })
  await sqlOf(req).query('update files set private_at = now() where id = any($1)', [ids])
  return [...new Set(ids)]
}

const shownInline = /^image\/(png|jpeg|webp)$|^application\/pdf$/

/** The bytes of a line's attachment for whoever may read the line. Throws RES_001, FILE_004. */
export const attachmentOf = async (req: PayloadRequest, message: string, file: string): Promise<Response> => {
  if (!isUuid(message) || !isUuid(file)) throw fail('RES_001')
  const line = await mayReadLine(req, message)
  const [row] = await sqlOf(req).query(`select 1 from messages_rels where parent_id = $1 and files_id = $2 and path = 'attachments'`, [message, file])
  if (!row || line.removed) throw fail('RES_001')
  const { bytes, mimeType, originalName } = await readStoredFile(req.payload, file)
  const way = shownInline.test(mimeType) ? 'inline' : 'attachment'
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mimeType, 'content-length': String(bytes.byteLength), 'cache-control': 'private, max-age=3600', 'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox", 'content-disposition': `${way}; filename*=UTF-8''${encodeURIComponent(originalName)}`,
    },
  })
}
