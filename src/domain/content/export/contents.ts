import type { PayloadRequest, Where } from 'payload'
import type { Client, Document, Source } from '@/src/__generated__/payload-types'
import { cell } from '@/src/domain/platform/exports/cells'
import type { Tools } from '@/src/domain/platform/exports/kinds'
import type { Entry } from '@/src/domain/platform/exports/zip'
import { readStoredFile } from '@/src/domain/platform/files'
import type { Door } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isRefusal } from '@/src/errors'

const batch = 20
const columns = ['client', 'title', 'status', 'created', 'expires', 'pages', 'words', 'pdf', 'cover', 'content', 'id'] as const
const shown = Object.fromEntries(['title', 'subtitle', 'topic', 'status', 'content', 'researchSources', 'pdf', 'coverImage', 'pdfPageCount', 'wordCount', 'createdAt', 'expiresAt'].map((name) => [name, true]))
type Line = Record<(typeof columns)[number], unknown>

/** The rows of a collection that the door shows, in the order of their ids, a few at a time. */
async function* rowsOf<R extends { id: string }>(door: Door, slug: 'clients' | 'documents' | 'sources', where: Where, select?: Record<string, boolean>): AsyncGenerator<R> {
  for (let after: string | null = null; ; ) {
    const next: Where = after ? { and: [where, { id: { greater_than: after } }] } : where
    const { docs } = await door.find(slug, { where: next, sort: 'id', limit: batch, pagination: false, select })
    yield* docs as unknown as R[]
    if (docs.length < batch) return
    after = docs.at(-1)!.id
  }
}

/** A stored file with the end of its name; null when it is gone, which must not keep back all the others. */
const stored = async (req: PayloadRequest, id: string | null): Promise<{ bytes: Buffer; end: string } | null> => {
  if (!id) return null
  try {
    const { bytes, originalName } = await readStoredFile(req.payload, id)
    return { bytes, end: /\.[a-z0-9]{1,5}$/i.exec(originalName)?.[0].toLowerCase() ?? '' }
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 2))
const plainName = (name: string): string => name.normalize('NFKD').replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'untitled'

/** All that belongs to these clients as files: `index.csv`, and per client PDFs, covers, the content as JSON, and sources. */
export async function* archiveOf({ req, door, count }: Tools, where: Where): AsyncGenerator<Entry> {
  const lines: Line[] = []
  for await (const client of rowsOf<Client>(door, 'clients', where)) {
    const folder = `${plainName(client.companySlug ?? client.companyName)}-${client.id.slice(-6)}`
    for await (const document of rowsOf<Document>(door, 'documents', { and: [{ client: { equals: client.id } }, { deletedAt: { exists: false } }] }, shown)) {
      const { entries, line } = await filesOf(req, client, document, `${folder}/documents/${plainName(document.title)}-${document.id.slice(-6)}`)
      lines.push(line)
      count(lines.length)
      yield* entries
    }
    for await (const source of rowsOf<Source>(door, 'sources', { client: { equals: client.id } })) yield* await sourceOf(req, source, `${folder}/sources/${plainName(source.title)}-${source.id.slice(-6)}`)
  }
  const table = [columns.join(','), ...lines.map((line) => columns.map((name) => cell(line[name])).join(','))].join('\r\n')
  yield { name: 'index.csv', bytes: Buffer.from(`\uFEFF${table}\r\n`) }
}

const filesOf = async (req: PayloadRequest, client: Client, document: Document, path: string): Promise<{ entries: Entry[]; line: Line }> => {
  const [pdf, cover] = [await stored(req, idOf(document.pdf)), await stored(req, idOf(document.coverImage))]
  const { id, title, status, createdAt, expiresAt, pdfPageCount, wordCount } = document
  const content: Entry | null = document.content ? { name: `${path}.json`, bytes: json({ id, title, subtitle: document.subtitle, topic: document.topic, createdAt, content: document.content, sources: document.researchSources }) } : null
  const entries = [pdf && { name: `${path}.pdf`, bytes: pdf.bytes, packed: true }, cover && { name: `${path}-cover${cover.end}`, bytes: cover.bytes, packed: true }, content].filter((entry) => entry !== null)
  const line = { client: client.companyName, title, status, created: createdAt, expires: expiresAt, pages: pdfPageCount, words: wordCount, pdf: pdf ? `${path}.pdf` : '', cover: cover ? entries[pdf ? 1 : 0]!.name : '', content: content?.name ?? '', id }
  return { entries, line }
}

const sourceOf = async (req: PayloadRequest, source: Source, path: string): Promise<Entry[]> => {
  const { id, title, kind, url, note, tags, publishedDate, createdAt, extractedText } = source
  const file = await stored(req, idOf(source.file))
  return [{ name: `${path}.json`, bytes: json({ id, title, kind, url, note, tags, publishedDate, createdAt, extractedText }) }, ...(file ? [{ name: `${path}${file.end}`, bytes: file.bytes, packed: true }] : [])]
}
