import { createHash } from 'node:crypto'
import type { CollectionBeforeOperationHook } from 'payload'
import { cannotRead } from '@/src/domain/content/reading/faults'
import { isLocked } from '@/src/domain/content/reading/pdf/locked'
import { kindOfBytes } from '@/src/domain/platform/fileKind'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/**
 * Decides by content what an upload is, refuses kinds that the product has no use for, and gives it a random name, so
 * that neither a name nor an ending can lie or collide between agencies. Throws FILE_001, FILE_002, VAL_001.
 */
export const nameFile: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args
  const { data, name } = req.file
  if (data.byteLength > 25 * 1024 * 1024) throw fail('FILE_001', { message: 'The file is larger than 25 MB.' })
  if (data.byteLength === 0) throw fail('VAL_001', { field: 'file', message: 'The file is empty.' })
  const kind = kindOfBytes(data, name)
  if (!kind) throw fail('FILE_002', { message: 'Accepted are PDF, Word (.docx), text, Markdown, HTML, PNG, JPEG and WebP.' })
  if (kind.extension === 'pdf' && (await isLocked(data))) throw cannotRead('encrypted')
  req.file.name = req.context.storedAs = `${uuidv7()}.${kind.extension}`
  req.file.mimetype = kind.mimeType
  const facts = { originalName: name.slice(0, 255), sha256: createHash('sha256').update(data).digest('hex') }
  return { ...args, data: { ...(args.data as object), ...facts } } as typeof args
}
