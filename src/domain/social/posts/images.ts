import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>
type Stored = { id: string; agency: string; client: string | null; mime: string | null; name: string | null }

const filesSql = 'select id, agency_id as agency, client_id as client, mime_type as mime, original_name as name from files where id = any($1::uuid[])'

const filesIn = (row: Row | undefined): (string | null)[] => ((row?.images ?? []) as Row[]).map(({ file }) => idOf(file))

/** The pictures that are sent, none for null. Throws VAL_003 for what is no list of them. */
export const sentImages = ({ images }: Row): { images?: Row[] } => {
  if (images === undefined) return {}
  if (images !== null && !Array.isArray(images)) throw fail('VAL_003', { field: 'images', message: 'Pictures are a list of objects with a “file” each.' })
  return { images: (images ?? []) as Row[] }
}

/** Every picture that is new in a post is one of the same agency and client. Throws RES_001, VAL_001 `IMAGE_TYPE`. */
export const checkImages = async (req: PayloadRequest, data: Row, before?: Row): Promise<void> => {
  if (!Array.isArray(data.images)) return
  const known = new Set(filesIn(before))
  const [agency, client] = [idOf(data.agency) ?? idOf(before?.agency), idOf(data.client) ?? idOf(before?.client)]
  const given = filesIn(data)
  const fresh = given.filter((id): id is string => id !== null && !known.has(id))
  const stored = new Map((fresh.some(isUuid) ? await sqlOf(req).query<Stored>(filesSql, [fresh.filter(isUuid)]) : []).map((file) => [file.id, file]))
  for (const [at, id] of given.entries()) {
    if (id === null || known.has(id)) continue
    const file = stored.get(id)
    if (!file || file.agency !== agency || (file.client && file.client !== client)) throw unknown(req, at, Boolean(file))
    if (!/^image\/(png|jpeg|webp)$/.test(file.mime ?? '')) throw fail('VAL_001', { name: 'IMAGE_TYPE', field: `images.${at}.file`, message: `${file.name ?? 'The file'} is not a picture. Accepted are JPEG, PNG and WebP.` })
  }
}

const unknown = (req: PayloadRequest, at: number, isThere: boolean) => {
  req.context.deniedRelation = isThere
  return fail('RES_001', { field: `images.${at}.file`, message: `The picture at place ${at + 1} was not found. Upload it again.` })
}
