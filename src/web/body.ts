import type { IncomingMessage } from 'node:http'
import { fail } from '@/src/errors'

const megabyte = 1024 * 1024

/** Largest body in bytes: a file of 25 MB with its envelope, 1 MB of anything else. */
const limitOf = (incoming: IncomingMessage): number => (incoming.headers['content-type']?.startsWith('multipart/') ? 26 : 1) * megabyte

/** The whole body of a request; refuses one that is, or says it is, too large. Throws FILE_001, and VAL_001 when it breaks off. */
export const bodyOf = (incoming: IncomingMessage, limit = limitOf(incoming)): Promise<Buffer> => {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge(limit))
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    incoming.on('data', (part: Buffer) => {
      size += part.length
      if (size > limit) return stop(incoming, reject, limit)
      parts.push(part)
    })
    incoming.on('end', () => resolve(Buffer.concat(parts)))
    incoming.on('close', () => reject(fail('VAL_001', { status: 400, message: 'The request broke off.' })))
    incoming.on('error', reject)
  })
}

const stop = (incoming: IncomingMessage, reject: (reason: Error) => void, limit: number): void => {
  incoming.removeAllListeners('data').pause()
  reject(tooLarge(limit))
}

const tooLarge = (limit: number) => fail('FILE_001', { status: 413, message: `A request of this kind may be ${limit / megabyte} MB large.` })
