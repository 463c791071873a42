import { Buffer } from 'node:buffer'
import { notAccepted } from '@/src/domain/content/reading/faults'

export type Binary = 'pdf' | 'zip'

const startsWith = (bytes: Uint8Array, signature: string): boolean => Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature

// Kinds that people try often, so that the refusal can say what the file is.
const others: [string, string][] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'This is an old or password-protected Office file. Save it as .docx without a password.'],
  ['{\\rtf', 'This is an RTF file. Save it as .docx.'],
  ['\x89PNG', 'This is a picture.'],
  ['\xff\xd8\xff', 'This is a picture.'],
  ['GIF8', 'This is a picture.'],
  ['RIFF', 'This is a sound, film or picture.'],
  ['\x1f\x8b', 'This is a compressed file.'],
  ['Rar!', 'This is a compressed file.'],
  ['7z\xbc\xaf', 'This is a compressed file.'],
  ['\x7fELF', 'This is a program.'],
  ['MZ\x90', 'This is a program.'],
]

/** The kind of a binary file by its first bytes, null for what may be text. Throws FILE_002 for the kinds not accepted. */
export const binaryKind = (bytes: Uint8Array): Binary | null => {
  const other = others.find(([signature]) => startsWith(bytes, signature))
  if (other) throw notAccepted(other[1])
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'zip'
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-') ? 'pdf' : null
}

/** True when decoded text is an HTML page: by how it begins, or by its declared type together with tags in it. */
export const isHtml = (text: string, mimeType = '', fileName = ''): boolean => {
  const head = text.slice(0, 4000).replace(/<!--[\s\S]*?-->/g, '')
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return true
  const declared = /html/i.test(mimeType) || /\.x?html?$/i.test(fileName)
  return (declared && /<[a-z][^>]*>/i.test(head)) || /^\s*<(?:article|main|section|div|h1|p|table)\b[^>]*>/i.test(head)
}

/** True when text is Markdown: by its name or type, or by its marks. */
export const isMarkdown = (text: string, mimeType = '', fileName = ''): boolean =>
  /markdown/i.test(mimeType) || /\.(?:md|markdown)$/i.test(fileName) || /^#{1,6} \S/m.test(text.slice(0, 8000)) || /^\|(?: *:?-+:? *\|)+\s*$/m.test(text.slice(0, 8000))
