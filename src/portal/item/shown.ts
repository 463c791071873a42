import type { PlatformKey } from '@/src/domain/social/rules/platforms'

export type Picture = { url: string; alt: string; width: number | null; height: number | null; note: string | null }
export type Account = { handle: string; name: string; avatar: string | null; status: string | null }

/** A post as a client sees it, on the server and in the browser alike. */
export type ShownPost = {
  type: 'post'; id: string; title: string; version: number; status: string; platform: PlatformKey | null; account: Account | null; caption: string; pictures: Picture[]
  scheduledAt: string | null; zone: string | null
}

/** A document as a client sees it in lists. */
export type ShownDocument = { type: 'document'; id: string; title: string; version: number; status: string; subtitle: string | null; pages: number | null; cover: string | null; createdAt: string; /** Where its pages are to be had, for who comes by a link and has no page of it. */ pdf?: string | null }

export type Shown = ShownPost | ShownDocument

type Row = Record<string, unknown>
type Find = (given: unknown) => Row | null

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const size = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null)

const pictureOf = (image: Row, fileOf: Find): Picture[] => {
  const file = fileOf(image.rendition) ?? fileOf(image.file)
  return file?.url ? [{ url: text(file.url), alt: text(image.alt), width: size(file.width), height: size(file.height), note: text(image.caption) || null }] : []
}

export const accountOf = (row: Row | null): Account | null =>
  row && { handle: text(row.handle) || text(row.label), name: text(row.displayName) || text(row.handle) || text(row.label), avatar: text(row.avatar) || null, status: text(row.status) || null }

/** A post's row with what it points at looked up by `fileOf` and `connectionOf`. */
export const postOf = (row: Row, fileOf: Find, connectionOf: Find): ShownPost => ({
  type: 'post', id: text(row.id), title: text(row.title), version: Number(row.version ?? 1), status: text(row.status), platform: (text(row.platform) || null) as PlatformKey | null,
  account: accountOf(connectionOf(row.connection)), caption: text(row.caption), pictures: ((row.images ?? []) as Row[]).flatMap((image) => pictureOf(image, fileOf)),
  scheduledAt: text(row.scheduledAt) || null, zone: text(row.scheduledTimezone) || null,
})

/** A document's row. */
export const documentOf = (row: Row, fileOf: Find): ShownDocument => ({
  type: 'document', id: text(row.id), title: text(row.title), version: Number(row.version ?? 1), status: text(row.reviewStatus) || 'none', subtitle: text(row.subtitle) || null, pages: size(row.pdfPageCount), cover: text(fileOf(row.coverImage)?.url) || null, createdAt: text(row.createdAt),
})

/** What stands in place of a relation's id once it is populated. */
export const populated: Find = (given) => (given && typeof given === 'object' ? (given as Row) : null)
