import { z } from 'zod'
import { cannotRead } from '@/src/domain/content/reading/faults'
import { limits } from '@/src/domain/content/reading/limits'
import { linesOf, paragraphsOf, withoutRunningLines, type Item } from '@/src/domain/content/reading/pdf/layout'
import { extract, ExtractionFault } from '@/src/domain/content/reading/worker/run'

const words = z.string().optional().catch(undefined)
const extracted = z.object({ pageCount: z.number(), pages: z.array(z.array(z.custom<Item>())), title: words, author: words, created: words, lang: words })

export type PdfText = { text: string; pageCount: number; pagesRead: number; title?: string; byline?: string; publishedAt?: string; lang?: string }

// The fewest characters a page must have on average to count as text and not as a stamp on a scan.
const leastPerPage = 8

const opened = async (bytes: Uint8Array) => {
  try {
    return extracted.parse(await extract({ kind: 'pdf', bytes, maxPages: limits.pdfPages, maxChars: limits.textChars }))
  } catch (error) {
    if (!(error instanceof ExtractionFault)) throw error
    throw cannotRead(error.fault === 'PasswordException' ? 'encrypted' : 'damagedPdf')
  }
}

/** An ISO date of a PDF's own form `D:YYYYMMDD…`. */
export const pdfDate = (given: string | undefined): string | undefined => {
  const [, year, month = '01', day = '01'] = /^D?:?(\d{4})(\d\d)?(\d\d)?/.exec(given ?? '') ?? []
  const at = year ? Date.parse(`${year}-${month}-${day}T00:00:00Z`) : Number.NaN
  return at > Date.UTC(1985, 0) && at < Date.now() + 86_400_000 ? new Date(at).toISOString() : undefined
}

// Programs leave file names and their own as titles.
const realTitle = (given: string | undefined): string | undefined => {
  const title = given?.replace(/^Microsoft (?:Word|PowerPoint) - /i, '').trim()
  return title && !/\.(?:docx?|pdf|pptx?|indd|qxd|tex)$/i.test(title) && !/^untitled/i.test(title) ? title : undefined
}

/** The text of a PDF: read in a thread of its own, page by page, up to 500 000 characters. Throws VAL_001 for scans, locked and damaged files. */
export const readPdf = async (bytes: Uint8Array): Promise<PdfText> => {
  const pdf = await opened(bytes)
  const pages = withoutRunningLines(pdf.pages.map(linesOf))
  const text = pages.map(paragraphsOf).filter(Boolean).join('\n\n')
  if (text.replace(/\s/g, '').length < Math.max(20, pdf.pages.length * leastPerPage)) throw cannotRead('scanned')
  return { text, pageCount: pdf.pageCount, pagesRead: pdf.pages.length, title: realTitle(pdf.title), byline: pdf.author?.trim() || undefined, publishedAt: pdfDate(pdf.created), lang: pdf.lang }
}
