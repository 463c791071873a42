import path from 'node:path'
import type { Payload } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { readStoredFile } from '@/src/domain/platform/files'
import { addressesOf } from '@/src/domain/social/export/images'
import { cropOf } from '@/src/domain/social/posts/crop'
import { rulesInForce } from '@/src/domain/social/figures/current'
import type { PlatformKey } from '@/src/domain/social/rules/platforms'
import { poolOf, systemRequest } from '@/src/engine/database'
import { VendorError } from '@/src/engine/http'
import { env } from '@/src/env'
import type { PostImage } from '@/src/providers/social'
import { drawFor } from './render/draw'

type Row = { file: string; rendition: string | null; alt: string | null; x: number | null; y: number | null; width: number | null; height: number | null }

const rowsSql = `select file_id as file, rendition_id as rendition, alt, crop_x::float8 as x, crop_y::float8 as y, crop_width::float8 as width, crop_height::float8 as height from posts_images where _parent_id = $1 order by _order`

const extension: Record<string, string> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp' }

/** A private installation cannot be fetched from by a network. */
const isReachable = (origin: string): boolean => env.providersMode === 'sandbox' || (origin.startsWith('https:') && !/^https:\/\/(localhost|127\.|10\.|192\.168\.)/.test(origin))

/** A post's pictures in their order, as they go out. Throws VendorError when one has not been prepared or is gone. */
export const imagesFor = async (payload: Payload, post: string, agency: string, platform: PlatformKey): Promise<PostImage[]> => {
  const rows = await poolOf(payload).query<Row>(rowsSql, [post])
  const req = await systemRequest(payload, 'publish-post')
  const [address, origin] = [await addressesOf(req, agency), await agencyUrl(req, agency)]
  const rule = (await rulesInForce(poolOf(payload))).rules[platform]
  const images: PostImage[] = []
  for (const [at, row] of rows.entries()) {
    const id = row.rendition ?? row.file
    const stored = await readStoredFile(payload, id)
    const drawn = await drawFor(rule, { ...stored, crop: row.rendition ? null : cropOf(row) })
    const { bytes, mimeType } = drawn ?? stored
    // What a network fetches itself has to lie ready as it is to be shown.
    if (drawn && platform === 'google_business') throw new VendorError({ kind: 'retry', code: 'DIST_002', message: `Picture ${at + 1} is still being prepared.`, retryAfterSeconds: 60 })
    images.push({ bytes, mimeType, filename: `${at + 1}${extension[mimeType] ?? (path.extname(id) || '.jpg')}`, alt: row.alt ?? '', publicUrl: isReachable(origin) ? address(post, id) : null })
  }
  return images
}
