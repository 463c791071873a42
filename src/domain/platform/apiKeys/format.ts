import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

export type Mode = 'live' | 'test'

const shape = /^imp_(?:live|test)_[\w-]{32}[0-9A-Za-z]{6}$/
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A new key: `imp_live_` or `imp_test_`, 24 random bytes in base64url, and their checksum. */
export const newKey = (mode: Mode): string => {
  const body = `imp_${mode}_${randomBytes(24).toString('base64url')}`
  return `${body}${checksum(body)}`
}

/** Whether this can be a key of ours at all: typos and inventions are told apart without the database. */
export const isWellFormed = (key: string): boolean => shape.test(key) && checksum(key.slice(0, -6)) === key.slice(-6)

/** What is stored of a key. It is random enough that no slow hash is needed. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What people recognise a key by. */
export const prefixOf = (key: string): string => key.slice(0, 12)

/** CRC-32 in base 62, six digits, as GitHub's tokens end. */
const checksum = (text: string): string => {
  let [rest, written] = [crc32(text), '']
  for (let at = 0; at < 6; at += 1) {
    written = digits[rest % 62]! + written
    rest = Math.floor(rest / 62)
  }
  return written
}
