import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive. `packed`: its bytes are compressed already, as in a PDF or a picture. */
export type Entry = { name: string; bytes: Buffer; packed?: boolean }

const most = { entries: 65_000, bytes: 0xff_ff_00_00 }
const day = { date: 0x21, time: 0 }

type Written = { name: Buffer; crc: number; size: number; stored: number; method: number; at: number }

const numbers = (...fields: [bytes: 2 | 4, value: number][]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at)
  return buffer
}

// Version 2.0, names in UTF-8 (bit 11), no dates: the content says when it was made.
const common = ({ name, crc, size, stored, method }: Written): [2 | 4, number][] => [[2, 20], [2, 0x08_00], [2, method], [2, day.time], [2, day.date], [4, crc], [4, stored], [4, size], [2, name.length], [2, 0]]
const localHead = (written: Written): Buffer => Buffer.concat([numbers([4, 0x04_03_4b_50], ...common(written)), written.name])
const centralHead = (written: Written): Buffer => Buffer.concat([numbers([4, 0x02_01_4b_50], [2, 20], ...common(written), [2, 0], [2, 0], [2, 0], [4, 0], [4, written.at]), written.name])
const end = (count: number, size: number, at: number): Buffer => numbers([4, 0x06_05_4b_50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0])

/** A ZIP archive (APPNOTE 6.3, without its 64-bit form), written file after file as they come. Throws when it would grow past 4 GB or 65,000 files. */
export async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for await (const { name, bytes, packed } of entries) {
    const body = packed ? bytes : deflateRawSync(bytes)
    const one = { name: Buffer.from(name), crc: crc32(bytes), size: bytes.length, stored: body.length, method: packed ? 0 : 8, at }
    const head = localHead(one)
    written.push(one)
    at += head.length + body.length
    if (at > most.bytes || written.length > most.entries) throw new Error('The archive grew past what a ZIP file holds.')
    yield head
    yield body
  }
  const directory = Buffer.concat(written.map(centralHead))
  yield directory
  yield end(written.length, directory.length, at)
}
