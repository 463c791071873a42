import { decodeText, looksBinary } from '@/src/domain/content/reading/decode'
import { readDocx } from '@/src/domain/content/reading/docx/read'
import { cannotRead, notAccepted, tooLarge } from '@/src/domain/content/reading/faults'
import { readHtml } from '@/src/domain/content/reading/html/read'
import { binaryKind, isHtml, isMarkdown } from '@/src/domain/content/reading/kind'
import { limits } from '@/src/domain/content/reading/limits'
import { readMarkdown } from '@/src/domain/content/reading/markdown'
import { readPdf } from '@/src/domain/content/reading/pdf/read'
import { capped, tidy } from '@/src/domain/content/reading/tidy'

export type ReadInput = { bytes: Uint8Array; mimeType?: string; fileName?: string; /** Names the site when the page does not. */ url?: string }

export type ReadResult = {
  /** Paragraphs with a blank line between; headings begin with `#`, list items with `- `; tables are lines with their labels. */
  text: string
  title?: string
  /** ISO date-time. */
  publishedAt?: string
  byline?: string
  siteName?: string
  lang?: string
  pageCount?: number
  /** What was left out, when the document passed a limit. */
  note?: string
}

type Found = ReadResult & { pagesRead?: number }

const readTextual = ({ bytes, mimeType, fileName }: ReadInput): Found => {
  const text = decodeText(bytes, mimeType).replace(/\r\n?/g, '\n')
  if (looksBinary(text)) throw notAccepted('This file does not hold text.')
  const html = isHtml(text, mimeType, fileName)
  const most = html ? limits.htmlChars : limits.markdownChars
  const found = html ? readHtml(text.slice(0, most)) : isMarkdown(text, mimeType, fileName) ? readMarkdown(text.slice(0, most)) : { text }
  return text.length > most && (html || found.text !== text) ? { ...found, note: 'Only the first part of this file was read.' } : found
}

const readByKind = (input: ReadInput): Found | Promise<Found> => {
  const kind = binaryKind(input.bytes)
  if (kind === 'pdf') return readPdf(input.bytes)
  return kind === 'zip' ? readDocx(input.bytes) : readTextual(input)
}

const pagesNote = ({ pagesRead, pageCount }: Found): string | undefined =>
  pagesRead && pageCount && pagesRead < pageCount ? `Only the first ${pagesRead} of ${pageCount} pages were read.` : undefined

/**
 * Bytes to plain text with structure: Markdown, plain text, HTML, PDF and Word, told apart by content and not by name.
 * Throws FILE_001 over 25 MB, FILE_002 for other kinds and binary junk, VAL_001 for what holds no readable text.
 */
export const readText = async (input: ReadInput): Promise<ReadResult> => {
  if (input.bytes.length > limits.fileBytes) throw tooLarge(input.bytes.length)
  if (!input.bytes.length) throw cannotRead('empty')
  const { pagesRead, note: partly, ...found } = await readByKind(input)
  const { text, note } = capped(tidy(found.text))
  if (!/[\p{L}\p{N}]/u.test(text)) throw cannotRead('noText')
  const siteName = found.siteName ?? (input.url && URL.canParse(input.url) ? new URL(input.url).hostname.replace(/^www\./, '') : undefined)
  const given = Object.fromEntries(Object.entries({ ...found, siteName }).filter(([, value]) => value !== undefined))
  const left = [pagesNote({ ...found, pagesRead }), note ?? partly].filter(Boolean).join(' ')
  return { ...given, text, ...(left ? { note: left } : {}) }
}
