import { Buffer } from 'node:buffer'
import { inflateRawSync } from 'node:zlib'
import { cannotRead, notAccepted } from '@/src/domain/content/reading/faults'
import { limits } from '@/src/domain/content/reading/limits'

type Entry = { name: string; method: number; encrypted: boolean; packed: number; size: number; offset: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

const directoryOf = (zip: Buffer): { at: number; count: number } => {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at -= 1)
    if (zip.readUInt32LE(at) === endSignature) return { at: zip.readUInt32LE(at + 16), count: zip.readUInt16LE(at + 10) }
  throw cannotRead('damagedDocx')
}

const entryAt = (zip: Buffer, at: number): Entry & { next: number } => {
  if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySignature) throw cannotRead('damagedDocx')
  const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
  return {
    name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    method: zip.readUInt16LE(at + 10),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
    next: at + 46 + nameLength + extraLength + commentLength,
  }
}

const entriesOf = (zip: Buffer): Entry[] => {
  const { at: start, count } = directoryOf(zip)
  if (count > limits.zipEntries) throw cannotRead('tooComplex')
  const entries: Entry[] = []
  for (let at = start; entries.length < count; ) {
    const entry = entryAt(zip, at)
    entries.push(entry)
    at = entry.next
  }
  return entries
}

const contentOf = (zip: Buffer, { offset, packed, size, method }: Entry): Buffer => {
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== localSignature) throw cannotRead('damagedDocx')
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const data = zip.subarray(start, start + packed)
  try {
    // An entry that unpacks to more than it declares is a bomb: the unpacker stops there.
    return method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw cannotRead('damagedDocx')
  }
}

const checkSizes = (entries: Entry[]): void => {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const bloated = entries.some(({ size, packed }) => size > 1_000_000 && size > packed * limits.zipRatio)
  if (total > limits.zipBytes || bloated) throw cannotRead('tooComplex')
}

/** Checks the list of a zip's entries and unpacks nothing: number, total size and ratio. Throws VAL_001 for a bomb. */
export const checkEntries = (bytes: Uint8Array): void => checkSizes(entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))

/**
 * Checks a zip before anything is unpacked from it: number of entries, total size and ratio, then that each part which will be
 * read unpacks to what it declares. Returns the document's properties. Throws FILE_002 for zips that are no Word document.
 */
export const checkedDocx = (bytes: Uint8Array): { core: string } => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(zip)
  if (!entries.some(({ name }) => name === 'word/document.xml')) throw notAccepted('This is a zip file or another kind of Office document.')
  if (entries.some(({ encrypted }) => encrypted)) throw cannotRead('damagedDocx')
  checkSizes(entries)
  const parts = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name)).map((entry) => ({ name: entry.name, content: contentOf(zip, entry) }))
  return { core: parts.find(({ name }) => name === 'docProps/core.xml')?.content.toString('utf8', 0, 20_000) ?? '' }
}
