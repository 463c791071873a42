import { createHash } from 'node:crypto'
import { idOf } from '@/src/engine/idOf'
import { cropOf, type Crop } from './crop'

export type Image = { file: string; alt: string | null; caption: string | null; crop: Crop | null }
/** What a client decides on: exactly this is hashed, kept at each submit and compared between versions. */
export type PostContent = { title: string; caption: string; connection: string | null; images: Image[] }

type Row = Record<string, unknown>

const imageOf = (row: Row): Image => ({ file: idOf(row.file) ?? '', alt: (row.alt as string) || null, caption: (row.caption as string) || null, crop: cropOf(row.crop) })

/** The content of a post's row, in one form whatever form the row came in. */
export const contentOf = (row: Row | undefined): PostContent => ({
  title: String(row?.title ?? ''),
  caption: String(row?.caption ?? ''),
  connection: idOf(row?.connection),
  images: ((row?.images ?? []) as Row[]).map(imageOf),
})

/** SHA-256 of a content: equal for equal words, pictures, crops, order and account, and for nothing else. */
export const hashOf = (content: PostContent): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** The names of what differs between two contents. */
export const changedParts = (before: PostContent, after: PostContent): (keyof PostContent)[] =>
  (Object.keys(after) as (keyof PostContent)[]).filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
