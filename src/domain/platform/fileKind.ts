export type FileKind = { mimeType: string; extension: string }

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)
const ascii = (bytes: Uint8Array, start: number, end: number) => String.fromCharCode(...bytes.slice(start, end))

const pictures: [(bytes: Uint8Array) => boolean, FileKind][] = [
  [(bytes) => begins(bytes, 0x89, 0x50, 0x4e, 0x47), { mimeType: 'image/png', extension: 'png' }],
  [(bytes) => begins(bytes, 0xff, 0xd8, 0xff), { mimeType: 'image/jpeg', extension: 'jpg' }],
  [(bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP', { mimeType: 'image/webp', extension: 'webp' }],
]

/**
 * What a file is, by its bytes; the name only tells kinds of text apart. Null for anything the product has no use for.
 * Whether a kind is taken depends on the purpose: SVG as a logo alone, which is drawn and kept as PNG.
 */
export const kindOfBytes = (bytes: Uint8Array, name: string): FileKind | null => {
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return { mimeType: 'application/pdf', extension: 'pdf' }
  const picture = pictures.find(([matches]) => matches(bytes))
  if (picture) return picture[1]
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return docx(bytes)
  return isText(bytes) ? textKind(name, bytes) : null
}

const docx = (bytes: Uint8Array): FileKind | null =>
  Buffer.from(bytes).includes('word/document.xml')
    ? { mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' }
    : null

/** Kinds that only the product itself writes; the name tells them. */
export const kindOfExport = (bytes: Uint8Array, name: string): FileKind | null => {
  const ending = /\.(zip|csv|json)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === 'zip') return begins(bytes, 0x50, 0x4b) ? { mimeType: 'application/zip', extension: 'zip' } : null
  if (ending && isText(bytes)) return { mimeType: ending === 'csv' ? 'text/csv' : 'application/json', extension: ending }
  return kindOfBytes(bytes, name)
}

const isText = (bytes: Uint8Array): boolean => {
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return true
  const sample = bytes.slice(0, 8192)
  return sample.every((byte) => byte > 31 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
}

const textKind = (name: string, bytes: Uint8Array): FileKind | null => {
  const start = ascii(bytes, 0, 4096).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase()
  if (/^(?:<\?xml|<svg|<!doctype svg|<!--[\s\S]*?-->\s*<svg)/.test(start)) return start.includes('<svg') ? { mimeType: 'image/svg+xml', extension: 'svg' } : null
  if (/<svg[\s>]/.test(start) && /^<!--/.test(start)) return null
  if (/^<(!doctype html|html|head|body|article)/.test(start) || /\.html?$/i.test(name)) return { mimeType: 'text/html', extension: 'html' }
  return /\.(md|markdown)$/i.test(name) ? { mimeType: 'text/markdown', extension: 'md' } : { mimeType: 'text/plain', extension: 'txt' }
}
