import { createHash } from 'node:crypto'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { checkEntries } from '@/src/domain/content/reading/docx/zip'
import { cannotRead } from '@/src/domain/content/reading/faults'
import { isLocked } from '@/src/domain/content/reading/pdf/locked'
import { kindOfBytes, kindOfExport, type FileKind } from '@/src/domain/platform/fileKind'
import { draw } from '@/src/domain/platform/uploads/draw'
import { isPicture, ruleOf } from '@/src/domain/platform/uploads/purposes'
import { systemReason } from '@/src/engine/doors'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'

type Given = Record<string, unknown>

/**
 * Decides by content what an upload is, refuses what its purpose does not take, draws pictures anew, and gives the file a
 * random name, so that neither a name nor an ending can lie or collide between agencies. Throws FILE_001, FILE_002, VAL_001.
 */
export const nameFile: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const data = withoutAddress(req, (args as { data?: Given }).data ?? {})
  if (!req.file && operation === 'create') throw fail('VAL_002', { field: 'file', message: 'Attach the file in a form field named “file”.' })
  if (!req.file) return { ...args, data } as unknown as typeof args
  const { name } = req.file
  const kind = kindOf(req.file.data, name, data.purpose)
  const { bytes, extension, mimeType } = await kept(req.file.data, kind, data.purpose)
  const storedAs = `${uuidv7()}.${extension}`
  req.context.storedAs = storedAs
  Object.assign(req.file, { data: bytes, size: bytes.byteLength, name: storedAs, mimetype: mimeType })
  return { ...args, data: { ...data, originalName: name.replaceAll(/\p{Cc}/gu, ' ').slice(0, 255), sha256: createHash('sha256').update(bytes).digest('hex') } } as unknown as typeof args
}

/** A file comes with its bytes: an address or the name of a stored one would make Payload fetch it, whosever it is. */
const withoutAddress = ({ query }: PayloadRequest, data: Given): Given => {
  if (query) delete query.uploadEdits
  const { url: _url, filename: _name, uploadEdits: _edits, thumbnailURL: _thumbnail, ...rest } = data
  return rest
}

const kindOf = (bytes: Buffer, name: string, purpose: unknown): FileKind => {
  const rule = ruleOf(purpose)
  if (rule.bySystem && systemReason() === undefined) throw fail('VAL_001', { field: 'purpose', message: `Files for “${String(purpose)}” are made by the platform itself.` })
  if (bytes.byteLength > rule.bytes) throw fail('FILE_001', { field: 'file', message: `The file is larger than ${rule.bytes / 1024 / 1024} MB.` })
  if (bytes.byteLength === 0) throw fail('VAL_001', { field: 'file', message: 'The file is empty.' })
  const kind = rule.bySystem ? kindOfExport(bytes, name) : kindOfBytes(bytes, name)
  if (!kind || !rule.kinds.includes(kind.extension)) throw fail('FILE_002', { field: 'file', message: `Accepted are ${rule.told}.` })
  return kind
}

// The product's own drawings are what they are meant to be.
const ownDrawings: ReadonlySet<unknown> = new Set(['logo', 'post'])

/** What is stored of a file: pictures drawn anew, anything else as it came once its dangers are ruled out. */
const kept = async (bytes: Buffer, kind: FileKind, purpose: unknown): Promise<{ bytes: Buffer } & FileKind> => {
  if (kind.extension === 'docx') checkEntries(bytes)
  if (kind.extension === 'pdf' && ruleOf(purpose).bySystem !== true && (await isLocked(bytes))) throw cannotRead('encrypted')
  if (!isPicture(kind) || (systemReason() !== undefined && ownDrawings.has(purpose))) return { ...kind, bytes }
  const drawn = await draw(bytes, { kind: kind.extension, square: ruleOf(purpose).square })
  return kind.extension === 'svg' ? { bytes: drawn.bytes, mimeType: 'image/png', extension: 'png' } : { ...kind, bytes: drawn.bytes }
}
