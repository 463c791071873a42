import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { storedPicture, type Picture } from '../images/picture'

type Row = Record<string, unknown>

/** The images of a post as the form holds them, in their order. A file that cannot be read leaves its place with its name. */
export const picturesOf = async (req: PayloadRequest, images: readonly Row[]): Promise<Picture[]> => {
  const ids = images.map(({ file }) => idOf(file)).filter((id): id is string => id !== null)
  const { docs } = ids.length ? await as(req).find('files', { where: { id: { in: ids } }, limit: ids.length, pagination: false }) : { docs: [] }
  const files = new Map(docs.map((file) => [file.id, file]))
  return images.map((image, at) => {
    const file = files.get(idOf(image.file) ?? '')
    return storedPicture(String(image.id ?? at), file?.originalName ?? file?.filename ?? `Image ${at + 1}`, file, image)
  })
}
