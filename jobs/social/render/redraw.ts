import { rulesInForce } from '@/src/domain/social/figures/current'
import type { PlatformKey } from '@/src/domain/social/rules'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { isUuid } from '@/src/engine/ids'
import { job } from '../../job'
import { EventData } from '../../subscriptions'

const changedSql = `select platform::text as platform from social_rules where id = $1 and figure::text in ('image_bytes', 'image_pixels')`
const tooLargeSql = `select distinct p.id, p.agency_id as agency, p.client_id as client from posts p join posts_images i on i._parent_id = p.id join files f on f.id = coalesce(i.rendition_id, i.file_id)
  where p.platform::text = $1 and p.status not in ('posted', 'rejected') and p.deleted_at is null and p.archived_at is null and (f.filesize > $2 or f.width * f.height > $3)`

const drawing = 'job:render-post-images'

type Post = { id: string; agency: string; client: string }

/** A network's images must be smaller than before: those of posts that are not out yet are drawn once more. */
export const redrawImages = job({
  schema: EventData,
  handler: async ({ eventId, type, resourceId }, { payload }) => {
    const [changed] = isUuid(resourceId) ? await poolOf(payload).query<{ platform: PlatformKey }>(changedSql, [resourceId]) : []
    if (!changed) return
    const { bytes, pixels } = (await rulesInForce(poolOf(payload))).rules[changed.platform].images
    await inTransaction(await systemRequest(payload, 'redraw-post-images'), async (req) => {
      const posts = await sqlOf(req).query<Post>(tooLargeSql, [changed.platform, bytes, pixels ?? 2 ** 53])
      for (const { id, agency, client } of posts) await reserveEffect(req, { key: `${drawing}:${eventId}:${id}`, kind: drawing, request: { eventId, type, resourceId: id }, repeatable: true, agency, client })
    })
  },
})
