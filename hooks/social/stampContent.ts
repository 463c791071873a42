import type { CollectionBeforeChangeHook } from 'payload'
import { contentOf, hashOf } from '@/src/domain/social/posts/content'
import { cropOf } from '@/src/domain/social/posts/crop'
import { followsFirst, isPlatform } from '@/src/domain/social/rules'
import { idOf } from '@/src/engine/idOf'

type Row = Record<string, unknown>

const time = (value: unknown): number | null => (value ? Date.parse(String(value)) : null)
const plan = (row: Row) => [time(row.scheduledAt), row.scheduledTimezone || null, Boolean(row.autoPublish)]

/** Whether an edit makes a new version: what the client sees or when it goes out; a note or a label does not. */
export const contentFields = (before: Row, after: Row): boolean =>
  JSON.stringify([contentOf(before), plan(before)]) !== JSON.stringify([contentOf(after), plan(after)])

/** Hashes what a client will decide on; an image that is cropped anew or goes to another network has to be drawn again. */
export const stampContent: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const row = { ...(originalDoc as Row | undefined), ...data }
  return { ...data, contentHash: hashOf(contentOf(row)), ...(data.images && { images: redrawn(data.images as Row[], row, originalDoc as Row | undefined) }) }
}

const redrawn = (images: Row[], row: Row, original: Row | undefined): Row[] => {
  const before = new Map(((original?.images ?? []) as Row[]).map((image) => [image.id, image]))
  const isSame = (image: Row | undefined): boolean => {
    const known = image && before.get(image.id)
    return Boolean(known) && original?.platform === row.platform && idOf(known!.file) === idOf(image!.file) && JSON.stringify(cropOf(known!.crop)) === JSON.stringify(cropOf(image!.crop))
  }
  // Where all follow the shape of the first, a new first one changes all.
  const follows = isPlatform(row.platform) && followsFirst(row.platform) && !(isSame(images[0]) && ((original?.images ?? []) as Row[])[0]?.id === images[0]?.id)
  return images.map((image) => (isSame(image) && !follows ? image : { ...image, rendition: null }))
}
