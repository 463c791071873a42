import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive. `packed`: its bytes are compressed already, as in a PDF or a picture. */
export type Entry = { name: string; bytes: Buffer; packed?: boolean }

const day = { date: 0x21, time: 0 }
const [most16, most32] = [0xffff, 0xffff_ffff]

type Written = { name: Buffer; crc: number; size: number; stored: number; method: number; at: number }
type Field = [bytes: 2 | 4 | 8, value: number]

const numbers = (...fields: Field[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 8) at = buffer.writeBigUInt64LE(BigInt(value), at)
    else at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at)
  }
  return buffer
}

// Version 2.0, names in UTF-8 (bit 11), no dates: the content says when it was made.
const common = ({ name, crc, size, stored, method }: Written, version: number, extra: number): Field[] => [[2, version], [2, 0x08_00], [2, method], [2, day.time], [2, day.date], [4, crc], [4, stored], [4, size], [2, name.length], [2, extra]]
const localHead = (written: Written): Buffer => Buffer.concat([numbers([4, 0x04_03_4b_50], ...common(written, 20, 0)), written.name])

/** A file that begins past 4 GB has its place in a field of 64 bits (APPNOTE 4.5.3). */
const centralHead = (written: Written): Buffer => {
  const isFar = written.at >= most32
  const place = isFar ? numbers([2, 1], [2, 8], [8, written.at]) : Buffer.alloc(0)
  const version = isFar ? 45 : 20
  return Buffer.concat([numbers([4, 0x02_01_4b_50], [2, version], ...common(written, version, place.length), [2, 0], [2, 0], [2, 0], [4, 0], [4, isFar ? most32 : written.at]), written.name, place])
}

/** The end of the archive; with more files or bytes than its fields hold, the longer form stands before it (APPNOTE 4.3.14). */
const end = (count: number, size: number, at: number): Buffer => {
  const isLong = count >= most16 || size >= most32 || at >= most32
  const long = isLong ? [numbers([4, 0x06_06_4b_50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, at]), numbers([4, 0x07_06_4b_50], [4, 0], [8, at + size], [4, 1])] : []
  const [shown16, shown32] = [Math.min(count, most16), (value: number) => Math.min(value, most32)]
  return Buffer.concat([...long, numbers([4, 0x06_05_4b_50], [2, 0], [2, 0], [2, shown16], [2, shown16], [4, shown32(size)], [4, shown32(at)], [2, 0])])
}

/** A ZIP archive (APPNOTE 6.3, with its 64-bit form where it is needed), written file after file as they come; a single file holds less than 2 GB. */
export async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for await (const { name, bytes, packed } of entries) {
    const body = packed ? bytes : deflateRawSync(bytes)
    const one = { name: Buffer.from(name), crc: crc32(bytes), size: bytes.length, stored: body.length, method: packed ? 0 : 8, at }
    const head = localHead(one)
    written.push(one)
    at += head.length + body.length
    yield head
    yield body
  }
  const directory = Buffer.concat(written.map(centralHead))
  yield directory
  yield end(written.length, directory.length, at)
}
