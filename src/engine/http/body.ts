import { Buffer } from 'node:buffer'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** Thrown while reading when the body, or what it unpacks to, passes the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** Thrown when the body cannot be unpacked: unknown or stacked encodings, broken data. */
export class BodyUnreadable extends Error {
  override readonly name = 'BodyUnreadable'
}

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/** What we tell servers that we can unpack. */
export const acceptedEncodings = 'gzip, deflate, br'

const unpackerOf = (encoding: string) => {
  if (!encoding || encoding === 'identity') return null
  const make = unpackers[encoding as keyof typeof unpackers]
  if (!make) throw new BodyUnreadable(`encoding ${encoding.slice(0, 40)} is not accepted`)
  return make()
}

const collect = async (stream: AsyncIterable<Buffer>, maxBytes: number, cut: boolean): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes && !cut) throw new BodyTooLarge(`more than ${maxBytes} bytes`)
    chunks.push(chunk)
    if (size >= maxBytes && cut) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

const unpacked = (stream: Readable, encoding: string): Readable => {
  const unpacker = unpackerOf(encoding)
  if (!unpacker) return stream
  stream.on('error', (error) => unpacker.destroy(error))
  return stream.pipe(unpacker)
}

type Limits = { maxBytes: number; /** Keep the first `maxBytes` instead of refusing more. */ cut?: boolean }

/**
 * Reads a response body, unpacked, up to `maxBytes` (counted after unpacking, so that a small bomb stays small).
 * Throws BodyTooLarge or BodyUnreadable; the stream is closed in every case.
 */
export const readBody = async (stream: Readable, contentEncoding: string | undefined, limits: Limits): Promise<Buffer> => {
  try {
    const source = unpacked(stream, (contentEncoding ?? '').trim().toLowerCase())
    return await collect(source, limits.maxBytes, limits.cut ?? false)
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new BodyUnreadable(error.message)
    throw error
  } finally {
    stream.on('error', () => undefined).destroy()
  }
}
