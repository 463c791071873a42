import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

type Stored = { agency: string; client?: string | null; purpose: 'document' | 'cover' | 'logo' | 'source' | 'export' | 'template'; bytes: Uint8Array; mimeType: string; fileName: string }

/** Keeps bytes as a row of `files` and on the store; answers the file's id. Throws FILE_001, FILE_002. */
export const storeFile = async (source: Payload | PayloadRequest, file: Stored): Promise<string> => {
  const req = 'payload' in source ? source : await systemRequest(source, 'store-file')
  const data = Buffer.from(file.bytes)
  const { id } = await asSystem(req, 'store-file').create(
    'files',
    { agency: file.agency, client: file.client ?? undefined, purpose: file.purpose, originalName: file.fileName, sha256: createHash('sha256').update(data).digest('hex') } as never,
    { data, mimetype: file.mimeType, name: file.fileName, size: data.byteLength },
  )
  return String(id)
}

/** The bytes of a stored file with its kind. Throws FILE_004 when the row or the bytes are gone. */
export const readStoredFile = async (payload: Payload, id: string): Promise<{ bytes: Buffer; mimeType: string; originalName: string }> => {
  const [row] = await poolOf(payload).query<{ filename: string; mime_type: string; original_name: string | null }>('select filename, mime_type, original_name from files where id = $1', [id])
  if (!row) throw fail('FILE_004')
  const bytes = await readFile(path.join(env.mediaDir, path.basename(row.filename))).catch(() => null)
  if (!bytes) throw fail('FILE_004')
  return { bytes, mimeType: row.mime_type, originalName: row.original_name ?? row.filename }
}
