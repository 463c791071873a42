import { crc32 } from 'node:zlib'

export type Entry = { name: string; bytes: Buffer }

const utf8 = 0x0800
const day = ((2026 - 1980) << 9) | (1 << 5) | 1

const header = (signature: number, { name, bytes }: Entry, more: readonly [number, 2 | 4][], first: readonly [number, 2 | 4][] = []): Buffer => {
  const title = Buffer.from(name)
  const fields: [number, 2 | 4][] = [[signature, 4], ...first, [20, 2], [utf8, 2], [0, 2], [0, 2], [day, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2], ...more]
  return Buffer.concat([packed(fields), title])
}

const packed = (fields: readonly (readonly [number, 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0))
  let at = 0
  for (const [value, size] of fields) at = size === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at)
  return buffer
}

/** A ZIP archive that keeps its entries as they are: pictures are compressed already. Names are UTF-8 with `/` between folders. */
export const zipOf = (entries: readonly Entry[]): Buffer => {
  const [parts, index]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const entry of entries) {
    const head = header(0x04034b50, entry, [])
    index.push(header(0x02014b50, entry, [[0, 2], [0, 2], [0, 2], [0, 4], [at, 4]], [[20, 2]]))
    parts.push(head, entry.bytes)
    at += head.length + entry.bytes.length
  }
  const list = Buffer.concat(index)
  return Buffer.concat([...parts, list, packed([[0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [list.length, 4], [at, 4], [0, 2]])])
}

/** A part of a path that every system can keep: letters, digits and hyphens. */
export const safeName = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'post'
