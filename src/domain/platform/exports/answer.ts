import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { log } from '@/src/log'
import { contentsOf, mediaTypes, type Question } from './kinds'

/** The file itself, written while it is sent; a fault on the way cuts it off, so that nobody takes half of it for all. */
export const answerNow = (req: PayloadRequest, question: Question, name: string): Response => {
  const bytes = Readable.from(asBytes(contentsOf(question, { req, door: as(req), count: () => undefined })), { objectMode: false, highWaterMark: 256 * 1024 })
  bytes.on('error', (error) => log.error({ err: error, requestId: req.context.requestId }, 'an export was cut off'))
  return new Response(Readable.toWeb(bytes) as unknown as ReadableStream, { headers: headersOf(question, name) })
}

async function* asBytes(parts: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  for await (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

/** Kept by nobody on the way, and never shown as a page of ours. */
export const headersOf = ({ format }: Pick<Question, 'format'>, name: string): Record<string, string> => ({
  'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.${format}"`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
})
