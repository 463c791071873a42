import type { PayloadRequest } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { addressesOf } from '@/src/domain/social/export/images'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { opensStill, signedUntil } from '@/src/engine/secrets'
import { fail } from '@/src/errors'

/** So long a link to a kit opens it without a sign-in. */
const hours = 24

type Row = { id: string; agency: string; agencyName: string; title: string; caption: string; status: string; platform: PlatformKey | null; handle: string | null; displayName: string | null; profileUrl: string | null; scheduledAt: Date | null }
type ImageRow = { id: string; name: string | null; alt: string | null; mimeType: string; width: number | null; height: number | null; isReady: boolean }

const rowSql = `select p.id, p.agency_id as agency, a.name as "agencyName", p.title, coalesce(p.caption, '') as caption, p.status::text as status, p.platform::text as platform, c.handle, c.display_name as "displayName", c.profile_url as "profileUrl", p.scheduled_at as "scheduledAt"
  from posts p join agencies a on a.id = p.agency_id left join connections c on c.id = p.connection_id where p.id = $1 and p.deleted_at is null`
const imagesSql = `select f.id, f.original_name as name, i.alt, f.mime_type as "mimeType", f.width::float8 as width, f.height::float8 as height, (i.rendition_id is not null or coalesce(i.crop_width, 0) = 0) as "isReady"
  from posts_images i join files f on f.id = coalesce(i.rendition_id, i.file_id) where i._parent_id = $1 order by i._order`

const openUrls: Record<PlatformKey, string> = {
  instagram: 'https://www.instagram.com/', tiktok: 'https://www.tiktok.com/upload', youtube: 'https://studio.youtube.com/', x: 'https://x.com/compose/post', linkedin: 'https://www.linkedin.com/feed/?shareActive=true', facebook: 'https://www.facebook.com/', google_business: 'https://business.google.com/',
}

const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }
const signedText = (id: string): string => `post-kit|${id}`

/** A link that opens a post's kit on any phone for a day. */
export const kitLink = async (req: PayloadRequest, id: string, agency: string): Promise<{ url: string; zip: string; until: string }> => {
  const until = Math.floor(Date.now() / 1000) + hours * 3600
  const [host, query] = [await agencyUrl(req, agency), signedUntil(signedText(id), until)]
  return { url: `${host}/api/posts/kit/${id}?${query}`, zip: `${host}/api/posts/kit/${id}/zip?${query}`, until: new Date(until * 1000).toISOString() }
}

/** Whether a request carries such a link's signature. */
export const opensKit = (req: PayloadRequest, id: string): boolean => opensStill(signedText(id), req.searchParams?.get('until'), req.searchParams?.get('key'))

export type Kit = Awaited<ReturnType<typeof kitOf>>

/** Everything that posting by hand needs: the text, the pictures in order as they are to be shown, their descriptions, where to post. Throws RES_001, RES_003 before the approval. */
export const kitOf = async (req: PayloadRequest, id: string) => {
  const [row] = await sqlOf(req).query<Row>(rowSql, [id])
  if (!row) throw fail('RES_001')
  if (!['approved', 'posted'].includes(row.status)) throw fail('RES_003', { name: 'NOT_APPROVED', message: 'The kit is there once the client has approved the post.', details: { state: row.status } })
  const images = await sqlOf(req).query<ImageRow>(imagesSql, [id])
  const [address, link] = [await addressesOf(req, row.agency), await kitLink(req, id, row.agency)]
  const { platform } = row
  return {
    id, title: row.title, caption: row.caption, agency: row.agencyName, status: row.status, scheduledAt: row.scheduledAt?.toISOString() ?? null,
    platform, platformLabel: platform ? platformRules[platform].label : null, openUrl: platform ? openUrls[platform] : null,
    account: { handle: row.handle, displayName: row.displayName, profileUrl: row.profileUrl },
    images: images.map((image, at) => ({ number: at + 1, file: image.id, name: `${String(at + 1).padStart(2, '0')}.${extensions[image.mimeType] ?? 'jpg'}`, url: address(id, image.id), alt: image.alt ?? '', width: image.width, height: image.height, isReady: image.isReady })),
    zip: link.zip, link: link.url, linkUntil: link.until,
  }
}
