import type { Payload } from 'payload'
import { z } from 'zod'
import { readStoredFile, storeFile } from '@/src/domain/platform/files'
import { poolOf } from '@/src/engine/database'
import { isRefusal } from '@/src/errors'
import { renderPagePictures } from '@/src/render/pdf'
import { drawPost, type ShownPicture } from '@/src/render/proof/post'
import { log } from '@/src/log'
import { job } from '../../job'

type Image = { file: string; rendition?: string | null; alt: string | null; caption: string | null; crop: ShownPicture['crop'] }
type Snapshot =
  | { kind: 'post'; title: string; caption: string; platform: string | null; account: { handle: string | null; displayName: string | null }; images: Image[]; scheduledAt: string | null; scheduledTimezone: string | null }
  | { kind: 'document'; pdf: { file: string } }
type Row = { agency: string; client: string; snapshot: Snapshot; picture: string | null; name: string; locale: string }

const rowSql = `select a.agency_id as agency, a.client_id as client, a.snapshot, a.picture_id as picture, g.name, coalesce(c.language, 'en') as locale
  from approvals a join agencies g on g.id = a.agency_id join clients c on c.id = a.client_id where a.id = $1`

const pictures = async (payload: Payload, images: readonly Image[]): Promise<ShownPicture[]> =>
  Promise.all(images.map(async ({ file, alt, caption, crop }) => ({ bytes: (await readStoredFile(payload, file)).bytes, alt, caption, crop })))

const drawn = async (payload: Payload, { snapshot, name, locale }: Row): Promise<Uint8Array> => {
  if (snapshot.kind === 'document') return (await renderPagePictures((await readStoredFile(payload, snapshot.pdf.file)).bytes, { width: 900 }))[0]!
  const { title, caption, platform, account, scheduledAt, scheduledTimezone, images } = snapshot
  return drawPost({ title, caption, platform, account: account.handle ?? account.displayName, scheduledAt, timeZone: scheduledTimezone, agency: name, locale, pictures: await pictures(payload, images) })
}

/** Draws what a client is asked about, from what was kept of it and not from what it is by now, and keeps the picture with the round. */
const drawApproval = async (payload: Payload, approval: string): Promise<void> => {
  const [row] = await poolOf(payload).query<Row>(rowSql, [approval])
  if (!row || row.picture) return
  try {
    const bytes = await drawn(payload, row)
    const picture = await storeFile(payload, { agency: row.agency, client: row.client, purpose: 'approval', bytes, mimeType: 'image/png', fileName: `approval-${approval}.png` })
    await poolOf(payload).query('update approvals set picture_id = $2, updated_at = now() where id = $1 and picture_id is null', [approval, picture])
  } catch (error) {
    // The text and the fingerprint are kept; a file that is gone or cannot be drawn does not come back by trying again.
    if (!isRefusal(error)) throw error
    log.warn({ err: error, approval }, 'what a client was asked about could not be drawn')
  }
}

/** The picture of what a client is asked about. */
export const drawApprovalPicture = job({ schema: z.strictObject({ approval: z.uuid() }), handler: ({ approval }, { payload }) => drawApproval(payload, approval), concurrency: 1 })
