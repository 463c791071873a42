import { z } from 'zod'
import { checkedDocx } from '@/src/domain/content/reading/docx/zip'
import { cannotRead } from '@/src/domain/content/reading/faults'
import { publishedDate } from '@/src/domain/content/reading/html/meta'
import { wholeText } from '@/src/domain/content/reading/html/read'
import { extract, ExtractionFault } from '@/src/domain/content/reading/worker/run'

const extracted = z.object({ html: z.string() })

const entity: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const property = (core: string, name: string): string | undefined =>
  new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{1,500})</${name}>`).exec(core)?.[1]?.replace(/&(amp|lt|gt|quot|apos);/g, (whole, key: string) => entity[key] ?? whole).trim() || undefined

const opened = async (bytes: Uint8Array): Promise<string> => {
  try {
    return extracted.parse(await extract({ kind: 'docx', bytes })).html
  } catch (error) {
    throw error instanceof ExtractionFault ? cannotRead('damagedDocx') : error
  }
}

/** The text of a Word document, with headings, lists and tables. Throws VAL_001 when it is damaged, FILE_002 when the zip is no Word document. */
export const readDocx = async (bytes: Uint8Array) => {
  const { core } = checkedDocx(bytes)
  const html = await opened(bytes)
  return { text: wholeText(html), title: property(core, 'dc:title'), byline: property(core, 'dc:creator'), publishedAt: publishedDate(property(core, 'dcterms:created')) }
}
