import type { Payload } from 'payload'
import { readStoredFile, storeFile } from '@/src/domain/platform/files'
import { cropOf, type Crop } from '@/src/domain/social/posts/crop'
import { rulesInForce } from '@/src/domain/social/figures/current'
import { fitsAsFile, followsFirst, type PlatformKey, type PlatformRule } from '@/src/domain/social/rules'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { EventData } from '../../subscriptions'
import { job } from '../../job'
import { boxOf, drawFor, type Rendition } from './draw'

type Image = { id: string; file: string; rendition: string | null; x: number | null; y: number | null; width: number | null; height: number | null; fileWidth: number | null; fileHeight: number | null; drawn: { mimeType: string | null; bytes: number | null; width: number | null; height: number | null } }
type Post = { id: string; agency: string; client: string; platform: PlatformKey | null; title: string }

const postSql = 'select id, agency_id as agency, client_id as client, platform::text as platform, title from posts where id = $1 and deleted_at is null'
const imagesSql = `select i.id, i.file_id as file, i.rendition_id as rendition, i.crop_x::float as x, i.crop_y::float as y, i.crop_width::float as width, i.crop_height::float as height,
    f.width::float as "fileWidth", f.height::float as "fileHeight",
    jsonb_build_object('mimeType', d.mime_type, 'bytes', d.filesize, 'width', d.width, 'height', d.height) as drawn
  from posts_images i join files f on f.id = i.file_id left join files d on d.id = i.rendition_id where i._parent_id = $1 order by i._order`

/** Draws the pictures of a post as its network takes them, once after each change of them or of what is taken. What fits already stays as it was uploaded. */
export const renderImages = job({
  schema: EventData,
  concurrency: 1,
  handler: async ({ resourceId }, { payload, signal }) => {
    const [post] = isUuid(resourceId) ? await poolOf(payload).query<Post>(postSql, [resourceId]) : []
    if (!post?.platform) return
    const rule = (await rulesInForce(poolOf(payload))).rules[post.platform]
    const images = await poolOf(payload).query<Image>(imagesSql, [post.id])
    for (const image of images) {
      if (signal.aborted) return
      if (!image.rendition || !fitsAsFile(rule, image.drawn)) await renderImage(payload, { ...post, rule }, image, shapeFor(post.platform, images, image))
    }
  },
})

const cropOfRow = ({ x, y, width, height }: Image): Crop | null => cropOf({ x, y, width, height })

/** Where a network shows all pictures in the shape of the first, that shape; none for the first. */
const shapeFor = (platform: PlatformKey, [first]: readonly Image[], image: Image): number | null => {
  if (!followsFirst(platform) || !first || first === image || !first.fileWidth || !first.fileHeight) return null
  const { width, height } = boxOf({ width: first.fileWidth, height: first.fileHeight }, cropOfRow(first))
  return width / height
}

const renderImage = async (payload: Payload, post: Post & { rule: PlatformRule }, image: Image, shape: number | null): Promise<void> => {
  const { bytes, mimeType, originalName } = await readStoredFile(payload, image.file)
  const drawn = await drawFor(post.rule, { bytes, mimeType, crop: cropOfRow(image), shape })
  if (drawn) await keep(payload, post, image, drawn, originalName)
}

const attach = `update posts_images set rendition_id = $2 where id = $1 and _parent_id = $3 and file_id = $4 and rendition_id is not distinct from $9
  and (crop_x::float, crop_y::float, crop_width::float, crop_height::float) is not distinct from ($5::float, $6::float, $7::float, $8::float) returning id`
const withhold = `update files f set private_at = now() from posts p where f.id = $1 and p.id = $2 and p.status in ('draft', 'changes_requested')`

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** Hangs a drawing on the picture that it was made of, unless somebody has changed that meanwhile; a later event draws it anew. */
const keep = async (payload: Payload, post: Post, image: Image, { bytes, mimeType }: Rendition, name: string): Promise<void> =>
  inTransaction(await systemRequest(payload, 'render-post-images'), async (req) => {
    await sqlOf(req).query('select id from posts where id = $1 for update', [post.id])
    const fileName = `${name.replace(/\.\w+$/, '')}-${post.platform}.${endings[mimeType]}`
    const file = await storeFile(req, { agency: post.agency, client: post.client, purpose: 'post', bytes, mimeType, fileName })
    const attached = await sqlOf(req).query(attach, [image.id, file, post.id, image.file, image.x, image.y, image.width, image.height, image.rendition])
    if (attached.length === 0) throw new Error('The picture was changed while it was drawn.')
    await sqlOf(req).query(withhold, [file, post.id])
  })
