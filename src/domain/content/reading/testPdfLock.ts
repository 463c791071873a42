import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'

const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])

const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest()
const padded = (password: string): Buffer => Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)

const rc4 = (key: Buffer, data: Buffer): Buffer => {
  const state = Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0])
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255
    swap(at, other)
  }
  let [at, other] = [0, 0]
  return Buffer.from(data.map((byte) => {
    at = (at + 1) & 255
    other = (other + (state[at] ?? 0)) & 255
    swap(at, other)
    return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0)
  }))
}

/**
 * Locks a PDF with a password of its owner's and one for opening it, which may be empty: the standard handler's first revision
 * (40-bit RC4, ISO 32000-1 §7.6.3). The file's identifier is one zero byte.
 */
export const pdfLock = (password: string) => {
  const owner = rc4(md5(padded('the owner')).subarray(0, 5), padded(password))
  const key = md5(padded(password), owner, permissions, Buffer.from([0])).subarray(0, 5)
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${rc4(key, padding).toString('hex')}> >>`,
    locked: (object: number, content: string): string =>
      rc4(md5(key, Buffer.from([object & 255, object >> 8, 0, 0, 0])).subarray(0, 10), Buffer.from(content, 'latin1')).toString('latin1'),
  }
}
