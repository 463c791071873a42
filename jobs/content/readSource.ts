import { createHash } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { readStoredFile } from '@/src/domain/platform/files'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { FetchError, guardedFetch } from '@/src/engine/http'
import { env } from '@/src/env'
import { isRefusal } from '@/src/errors'
import { EventData } from '../subscriptions'
import { job } from '../job'
import { readBytes } from './readBytes'

type Source = { id: string; kind: string; url: string | null; file_id: string | null; client_id: string; text: string | null }
type Bytes = { bytes: Uint8Array; mimeType: string; fileName?: string }

const rowSql = 'select id, kind::text, url, file_id, client_id, extracted_text as text from sources where id = $1'

/** Reads a link or a file once it is added, so that its text is there before a document asks for it; what stands in the way is kept as a sentence. */
export const readSource = job({
  schema: EventData,
  concurrency: 2,
  handler: async ({ resourceId }, { payload }) => {
    await sourceText(payload, resourceId)
  },
})

/** The text of a source, read now when it has none yet; null, with the reason kept on the source, when it cannot be read. */
export const sourceText = async (payload: Payload, id: string): Promise<string | null> => {
  const [source] = await poolOf(payload).query<Source>(rowSql, [id])
  if (!source || source.text?.trim() || source.kind === 'note') return source?.text ?? null
  const req = await systemRequest(payload, 'sources.read')
  try {
    const { bytes, mimeType, fileName } = await bytesOf(payload, source)
    return await keep(req, source, (await readBytes(bytes, mimeType, fileName)).text)
  } catch (error) {
    if (!isRefusal(error) && !(error instanceof FetchError)) throw error
    await asSystem(req, 'sources.read').update('sources', source.id, { extractionError: error.message, extractedAt: new Date().toISOString() })
    return null
  }
}

const bytesOf = async (payload: Payload, source: Source): Promise<Bytes> => {
  if (source.kind === 'file') {
    const { bytes, mimeType, originalName } = await readStoredFile(payload, source.file_id ?? '')
    return { bytes, mimeType, fileName: originalName }
  }
  const page = await guardedFetch(source.url ?? '', { maxBytes: 25_000_000, allow: env.providersMode === 'sandbox' ? [env.sandboxUrl] : [] })
  return { bytes: page.bytes, mimeType: page.mimeType }
}

const sameText = 'select title from sources where client_id = $1 and content_hash = $2 and id <> $3'

const keep = async (req: PayloadRequest, source: Source, extractedText: string): Promise<string | null> => {
  const contentHash = createHash('sha256').update(extractedText).digest('hex')
  const [same] = await poolOf(req.payload).query<{ title: string }>(sameText, [source.client_id, contentHash, source.id])
  const read = same ? { extractionError: `The same text is already there as “${same.title}”.` } : { extractedText, contentHash, wordCount: extractedText.split(/\s+/).length, extractionError: null }
  await asSystem(req, 'sources.read').update('sources', source.id, { ...read, extractedAt: new Date().toISOString() })
  return same ? null : extractedText
}
