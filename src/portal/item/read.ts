import type { PayloadRequest, Where } from 'payload'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { documentOf, postOf, type ShownDocument, type ShownPost } from './shown'

type Row = Record<string, unknown>
type List = { where: Where; sort?: string; limit?: number; page?: number }

const byId = async (req: PayloadRequest, slug: 'files' | 'connections', ids: readonly (string | null)[], select: Record<string, boolean>) => {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (!wanted.length) return () => null
  const { docs } = await as(req).find(slug, { where: { id: { in: wanted } }, pagination: false, select })
  const known = new Map((docs as unknown as Row[]).map((row) => [row.id, row]))
  return (given: unknown) => known.get(idOf(given)) ?? null
}

const fileFields = { url: true, filename: true, width: true, height: true, mimeType: true }
const accountFields = { handle: true, label: true, displayName: true, avatar: true, status: true, platform: true, kind: true }

/** Rows of posts with their pictures and accounts: three statements, however many there are. */
export const withParts = async (req: PayloadRequest, rows: readonly Row[]): Promise<ShownPost[]> => {
  const images = rows.flatMap((row) => (row.images ?? []) as Row[])
  const [files, accounts] = await Promise.all([
    byId(req, 'files', images.flatMap(({ file, rendition }) => [idOf(file), idOf(rendition)]), fileFields),
    byId(req, 'connections', rows.map(({ connection }) => idOf(connection)), accountFields),
  ])
  return rows.map((row) => postOf(row, files, accounts))
}

/** Posts that the person may see. */
export const findPosts = async (req: PayloadRequest, list: List): Promise<{ posts: ShownPost[]; rows: Row[]; total: number; pages: number }> => {
  const { docs, totalDocs, totalPages } = await as(req).find('posts', list)
  const rows = docs as unknown as Row[]
  return { posts: await withParts(req, rows), rows, total: totalDocs, pages: totalPages }
}

/** Documents that are there to be read. */
export const findDocuments = async (req: PayloadRequest, list: List): Promise<{ documents: ShownDocument[]; total: number; pages: number }> => {
  const { docs, totalDocs, totalPages } = await as(req).find('documents', list)
  const rows = docs as unknown as Row[]
  const files = await byId(req, 'files', rows.map(({ coverImage }) => idOf(coverImage)), fileFields)
  return { documents: rows.map((row) => documentOf(row, files)), total: totalDocs, pages: totalPages }
}
