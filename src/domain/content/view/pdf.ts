import type { PayloadRequest } from 'payload'
import { idOf } from '@/src/engine/idOf'
import { readStoredFile } from '@/src/domain/platform/files'
import { fail } from '@/src/errors'
import { keptDocument } from './remove'

type Row = { status: string; pdf?: unknown; slug?: string | null; generationCompletedAt?: string | null; createdAt: string }

const rangeOf = (header: string | null | undefined, size: number): { start: number; end: number } | null | 'beyond' => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]))
  return start > end || start >= size ? 'beyond' : { start, end }
}

/** The PDF with its download name, whole or the range asked for. Throws RES_001, RES_003 while there is none, RES_004 once deleted. */
export const documentPdf = async (req: PayloadRequest, id: string): Promise<Response> => {
  const row = await keptDocument<Row>(req, id)
  const file = idOf(row.pdf)
  if (!file || !['ready', 'distributed', 'expired'].includes(row.status)) throw fail('RES_003', { message: 'There is no PDF yet.', details: { state: row.status, allowed: [] } })
  const day = (row.generationCompletedAt ?? row.createdAt).slice(0, 10)
  return pdfResponse(req, { pdf: file, slug: row.slug, day }, req.searchParams?.get('inline') === '1' ? 'inline' : 'attachment')
}

/** The file of a PDF and what it is called when it is saved. */
export type PdfRow = { pdf: string; slug?: string | null; day: string }

/** The bytes of a PDF, whole or the range asked for. Throws FILE_004. */
export const pdfResponse = async (req: PayloadRequest, { pdf, slug, day }: PdfRow, disposition: 'inline' | 'attachment'): Promise<Response> => {
  const { bytes } = await readStoredFile(req.payload, pdf)
  const headers = { 'Content-Type': 'application/pdf', 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-cache', 'Content-Disposition': `${disposition}; filename="${slug || 'document'}-${day}.pdf"` }
  const range = rangeOf(req.headers?.get('range'), bytes.byteLength)
  if (range === 'beyond') return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes.byteLength}` } })
  if (!range) return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Length': String(bytes.byteLength) } })
  const part = new Uint8Array(bytes.subarray(range.start, range.end + 1))
  const more = { 'Content-Length': String(part.byteLength), 'Content-Range': `bytes ${range.start}-${range.end}/${bytes.byteLength}` }
  return new Response(part, { status: 206, headers: { ...headers, ...more } })
}
