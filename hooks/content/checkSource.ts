import { createHash } from 'node:crypto'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { storeFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { checkedAddress } from '@/src/engine/http/guarded/address'
import { idOf } from '@/src/engine/idOf'
import { asUuid } from '@/src/engine/ids'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

const wanted = { note: 'the text', url: 'the web address', file: 'the file' } as const
type Kind = keyof typeof wanted

/** A source has what its kind needs and is not there twice; a note's text is its evidence at once, links and files are read by a job. */
export const checkSource: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (!data || systemReason()?.startsWith('sources')) return data
  if (operation === 'create' && data.kind === 'file' && !data.file && req.file) data.file = await attached(req, data)
  const source = { ...originalDoc, ...data }
  const kind = source.kind as Kind
  if (!(kind in wanted)) throw fail('VAL_001', { field: 'kind', message: 'A source is a note, a url or a file.' })
  if (!String(idOf(source[kind]) ?? '').trim()) throw fail('VAL_002', { field: kind, message: `Give ${wanted[kind]} of this source.` })
  if (operation === 'create') data.createdBy = req.user?.id
  if (kind === 'url') await checkLink(req, source)
  return kind === 'note' ? { ...data, ...(await noteText(req, source)) } : data
}

/** A file that comes in the same request is stored first; what it is and whether it is taken, `files` decides. */
const attached = (req: PayloadRequest, data: Record<string, unknown>): Promise<string> => {
  const { data: bytes, mimetype, name } = req.file!
  return storeFile(req, { agency: String(data.agency), client: idOf(data.client), purpose: 'source', bytes, mimeType: mimetype, fileName: name })
}

const noteText = async (req: PayloadRequest, source: Record<string, unknown>) => {
  const extractedText = String(source.note).trim()
  if (extractedText.length > 50_000) throw fail('VAL_001', { field: 'note', message: 'A note holds up to 50,000 characters. Upload longer texts as a file.' })
  const contentHash = createHash('sha256').update(extractedText).digest('hex')
  const [same] = await sqlOf(req).query('select title from sources where client_id = $1 and content_hash = $2 and id is distinct from $3', [asUuid(idOf(source.client)), contentHash, asUuid(source.id)])
  if (same) throw fail('VAL_004', { field: 'note', message: `The same text is already there as “${String(same.title)}”.` })
  return { extractedText, contentHash, wordCount: extractedText.split(/\s+/).length, extractedAt: new Date().toISOString() }
}

const reachable = env.providersMode === 'sandbox' ? [env.sandboxUrl] : []

const checkLink = async (req: PayloadRequest, source: Record<string, unknown>): Promise<void> => {
  refusePrivate(String(source.url))
  const [same] = await sqlOf(req).query('select title from sources where client_id = $1 and url = $2 and id is distinct from $3', [asUuid(idOf(source.client)), source.url, asUuid(source.id)])
  if (same) throw fail('VAL_004', { field: 'url', message: `This link is already there as “${String(same.title)}”.` })
}

/** What can be seen to be a private address is refused at once, and of the sandbox all but its sample pages; names are checked again when they are resolved. */
const refusePrivate = (url: string): void => {
  try {
    const { origin, pathname } = checkedAddress(url, reachable)
    if (reachable.includes(origin) && !pathname.startsWith('/pages/')) throw new Error('Of the sandbox only the sample pages can be read.')
  } catch (error) {
    throw fail('VAL_003', { field: 'url', message: (error as Error).message })
  }
}
