import { createHash } from 'node:crypto'
import { access, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { log } from '@/src/log'

type Stored = { agency: string; client?: string | null; purpose: 'document' | 'cover' | 'logo' | 'source' | 'export' | 'template' | 'approval' | 'post' | 'message' | 'avatar'; bytes: Uint8Array; mimeType: string; fileName: string }

/** Keeps bytes as a row of `files` and on the store; answers the file's id. Throws FILE_001, FILE_002, FILE_003. */
export const storeFile = async (source: Payload | PayloadRequest, file: Stored): Promise<string> => {
  const req = 'payload' in source ? source : await systemRequest(source, 'store-file')
  const data = Buffer.from(file.bytes)
  const row = { agency: file.agency, client: file.client ?? undefined, purpose: file.purpose, originalName: file.fileName, sha256: createHash('sha256').update(data).digest('hex') }
  try {
    const { id } = await asSystem(req, 'store-file').create('files', row as never, { data, mimetype: file.mimeType, name: file.fileName, size: data.byteLength })
    return String(id)
  } catch (error) {
    await discardUpload(req)
    throw isStoreFault(error) ? notStored() : error
  }
}

const diskFaults = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EEXIST', 'ENOTDIR'])

/** True when it was the store that refused: Payload's word for a failed write, or the file system's own. */
export const isStoreFault = (error: unknown): boolean => {
  const { name, code } = error as { name?: string; code?: string }
  return name === 'FileUploadError' || diskFaults.has(code ?? '')
}

/** FILE_003: the store did not take the bytes, as when its disk is full. */
export const notStored = () => fail('FILE_003', { message: 'The file could not be stored, and nothing of it was kept. The disk may be full: free some space and try again.' })

/** Takes back the bytes of an upload whose request failed; `nameFile` notes the name it gave them. */
export const discardUpload = async ({ context }: PayloadRequest): Promise<void> => {
  if (typeof context?.storedAs !== 'string') return
  await rm(path.join(env.mediaDir, path.basename(context.storedAs)), { force: true }).catch((error: unknown) => log.warn({ err: error }, 'the bytes of a refused upload stay'))
}

/** Takes the bytes of a file off the store; fine when they are gone already. Throws when the store does not let go of them. */
export const removeStored = (name: string): Promise<void> => rm(path.join(env.mediaDir, path.basename(name)), { force: true })

/** The bytes of a stored file with its kind. Throws FILE_004 when the row or the bytes are gone. */
export const readStoredFile = async (payload: Payload, id: string): Promise<{ bytes: Buffer; mimeType: string; originalName: string }> => {
  const [row] = await poolOf(payload).query<{ filename: string; mime_type: string; original_name: string | null }>('select filename, mime_type, original_name from files where id = $1', [id])
  if (!row) throw fail('FILE_004')
  const bytes = await readFile(path.join(env.mediaDir, path.basename(row.filename))).catch(() => null)
  if (!bytes) throw fail('FILE_004')
  return { bytes, mimeType: row.mime_type, originalName: row.original_name ?? row.filename }
}

/**
 * Refuses what is not there before the disk is asked: an operator reads every row, so Payload looks none up for them.
 * Throws RES_001 for a name that no row has, FILE_004 when its bytes are gone.
 */
export const mustBeStored = async (payload: Payload, filename: string): Promise<void> => {
  const [row] = await poolOf(payload).query('select 1 from files where filename = $1', [filename.replaceAll('\u0000', '')])
  if (!row) throw fail('RES_001')
  await access(path.join(env.mediaDir, path.basename(filename))).catch(() => {
    throw fail('FILE_004')
  })
}
