import type { CollectionAfterReadHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { asksItself } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isStaffOn } from '@/src/engine/tenancy/membership'

type Row = Record<string, unknown>
type Kept = { status: string; copy: Row | null }

/** A client sees what was submitted last; what staff have changed since is theirs until it is sent (spec 02-social §4.1). */
export const showSubmitted: CollectionAfterReadHook = async ({ doc, req }) => {
  const row = doc as Row
  const isOpen = row.status === undefined || row.status === 'changes_requested'
  if (!req.user || !isOpen || isStaffOn(req.user, row) || (asksItself() && !row.id)) return doc
  const [found] = await sqlOf(req).query<Kept>('select status::text as status, submitted_content as copy from posts where id = $1', [row.id])
  return found?.status === 'changes_requested' && found.copy ? { ...row, ...shown(row, found.copy) } : doc
}

const kept = ['title', 'caption', 'images', 'version', 'scheduledAt', 'scheduledTimezone', 'autoPublish']

const shown = (row: Row, copy: Row): Row =>
  Object.fromEntries(kept.filter((name) => name in row && name in copy).map((name) => [name, name === 'images' ? imagesOf(row, copy) : copy[name]]))

const imagesOf = (row: Row, copy: Row): Row[] => {
  const populated = new Map(((row.images ?? []) as Row[]).flatMap(({ file, rendition }) => [file, rendition]).map((file) => [idOf(file), file]))
  const whole = (id: unknown) => populated.get(id as string) ?? id ?? null
  return ((copy.images ?? []) as Row[]).map((image) => ({ ...image, file: whole(image.file), rendition: whole(image.rendition) }))
}
