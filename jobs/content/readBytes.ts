import { readText } from '@/src/domain/content/reading'

export type ReadText = { text: string; title: string | null; siteName: string | null; publishedAt: string | null }

/** At most this much of a page or file is kept as evidence, in characters. */
const keptChars = 500_000

const dateOf = (given: string | undefined): string | null => {
  const time = given ? Date.parse(given) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Bytes of a page or uploaded file as evidence is kept: plain text, its own title, site and date. Throws what cannot be read. */
export const readBytes = async (bytes: Uint8Array, mimeType: string, fileName = ''): Promise<ReadText> => {
  const read = await readText({ bytes, mimeType, fileName })
  return { text: read.text.slice(0, keptChars), title: read.title?.trim() || null, siteName: read.siteName?.trim() || null, publishedAt: dateOf(read.publishedAt) }
}
