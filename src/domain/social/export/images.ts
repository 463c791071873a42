import type { PayloadRequest } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { readStoredFile } from '@/src/domain/platform/files'
import { poolOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { opensStill, signedUntil } from '@/src/engine/secrets'
import { fail } from '@/src/errors'

/** So long an address in an export opens its picture. */
const days = 7

const signedText = (file: string): string => `post-image|${file}`

/** Where a picture of a post can be fetched without a sign-in for seven days, as tools for posting want it. */
export const addressesOf = async (req: PayloadRequest, agency: string): Promise<(file: string) => string> => {
  const [host, until] = [await agencyUrl(req, agency), Math.floor(Date.now() / 1000) + days * 86_400]
  return (file) => `${host}/api/posts/images/${file}?${signedUntil(signedText(file), until)}`
}

/** A picture by its signed address. Throws RES_001 for any other, FILE_004 when its bytes are gone. */
export const signedImage = async (req: PayloadRequest, file: string): Promise<Response> => {
  const holds = isUuid(file) && opensStill(signedText(file), req.searchParams?.get('until'), req.searchParams?.get('key'))
  const [row] = holds ? await poolOf(req.payload).query('select i.id from posts_images i join posts p on p.id = i._parent_id where (i.file_id = $1 or i.rendition_id = $1) and p.deleted_at is null limit 1', [file]) : []
  if (!row) throw fail('RES_001', { message: 'There is no such picture.' })
  const { bytes, mimeType } = await readStoredFile(req.payload, file)
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': mimeType, 'Content-Length': String(bytes.byteLength), 'Cache-Control': 'private, max-age=3600', 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox" } })
}
