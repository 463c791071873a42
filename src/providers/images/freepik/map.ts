import { z } from 'zod'
import { nearestColour } from '@/src/providers/images/freepik/colour'
import type { ImageQuery, StockImage } from '@/src/providers/images/port'

/** The query of a search: horizontal photos without people, made by people, near a colour when one is given. */
export const searchQuery = ({ term, color, limit }: ImageQuery): Record<string, string | number | undefined> => ({
  term: term.replace(/\s+/g, ' ').trim().slice(0, 200),
  page: 1,
  limit: Math.min(Math.max(1, Math.trunc(limit)), 100),
  order: 'relevance',
  'filters[content_type][photo]': 1,
  'filters[orientation][landscape]': 1,
  'filters[people][exclude]': 1,
  'filters[ai-generated][excluded]': 1,
  'filters[color]': (color && nearestColour(color)) || undefined,
})

const counts = { total: z.coerce.number(), current_page: z.coerce.number().optional() }
const meta = z.union([z.object(counts), z.object({ pagination: z.object(counts) }).transform(({ pagination }) => pagination)]).nullish().catch(null)
const resource = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  title: z.string().nullish(),
  url: z.string().nullish(),
  licenses: z.array(z.object({ type: z.string().nullish(), url: z.string().nullish() })).nullish().catch(null),
  license: z.string().nullish().catch(null),
  image: z.object({ type: z.string().nullish(), source: z.object({ url: z.string() }) }).nullish().catch(null),
  author: z.object({ name: z.string().nullish() }).nullish().catch(null),
})
const list = z.object({ data: z.array(z.unknown()), meta })
const detail = z.object({ data: resource })

const licenceOf = ({ licenses, license }: z.infer<typeof resource>): string | null =>
  license ?? licenses?.map(({ type, url }) => [type, url].filter(Boolean).join(' ')).find(Boolean) ?? null

const imageOf = (given: z.infer<typeof resource>): StockImage => ({
  id: given.id,
  title: given.title?.trim() || 'Untitled',
  pageUrl: given.url ?? '',
  previewUrl: given.image?.source.url ?? '',
  author: given.author?.name?.trim() || null,
  license: licenceOf(given),
})

/** The vendor's list in ours with the total of both known forms of `meta`; null when it is no list. Unreadable rows are left out. */
export const imagesOf = (value: unknown): { images: StockImage[]; total: number } | null => {
  const read = list.safeParse(value)
  if (!read.success) return null
  const rows = read.data.data.map((row) => resource.safeParse(row)).filter((row) => row.success).map((row) => row.data)
  return { images: rows.filter((row) => (row.image?.type ?? 'photo') === 'photo').map(imageOf), total: read.data.meta?.total ?? rows.length }
}

/** One resource; null when it is none. */
export const imageOfDetail = (value: unknown): StockImage | null => {
  const read = detail.safeParse(value)
  return read.success ? imageOf(read.data.data) : null
}

const file = z.object({ filename: z.string().nullish(), url: z.string().nullish(), signed_url: z.string().nullish() })
const download = z.object({ data: z.union([file, z.array(file).min(1).transform((files) => files[0])]) })

/** Where the file lies, signed form first; null when the answer holds none. */
export const fileUrlOf = (value: unknown): string | null => {
  const read = download.safeParse(value)
  return (read.success && (read.data.data?.signed_url || read.data.data?.url)) || null
}

/** The credit line that the licence asks for. */
export const attributionOf = ({ author }: StockImage, vendor: string): string => (author ? `Photo: ${author} / ${vendor}` : `Photo: ${vendor}`)

const signatures: [string, (bytes: Uint8Array) => boolean][] = [
  ['image/jpeg', (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
  ['image/png', (bytes) => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47],
  ['image/webp', (bytes) => String.fromCharCode(...bytes.subarray(0, 4)) === 'RIFF' && String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP'],
]

/** The kind of picture by its first bytes; null when it is none that we take. */
export const imageTypeOf = (bytes: Uint8Array): string | null => signatures.find(([, fits]) => fits(bytes))?.[0] ?? null
