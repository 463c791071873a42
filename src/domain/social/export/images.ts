import type { PayloadRequest } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { fileAnswer } from '@/src/domain/platform/fileAnswer'
import { readStoredFile } from '@/src/domain/platform/files'
import { poolOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { opensStill, signedUntil } from '@/src/engine/secrets'
import { fail } from '@/src/errors'

/** So long an address in an export opens its picture. */
const days = 7

const signedText = (post: string, file: string): string => `post-image|${post}|${file}`

/** Where a picture of a post can be fetched without a sign-in for seven days, as tools for posting want it. */
export const addressesOf = async (req: PayloadRequest, agency: string): Promise<(post: string, file: string) => string> => {
  const [host, until] = [await agencyUrl(req, agency), Math.floor(Date.now() / 1000) + days * 86_400]
  return (post, file) => `${host}/api/posts/images/${file}?post=${post}&${signedUntil(signedText(post, file), until)}`
}

// A picture that the post no longer has, a post that was deleted, or withdrawn since the address was made: the address ends with them.
const stillSql = `select 1 from posts_images i join posts p on p.id = i._parent_id where p.id = $1 and (i.file_id = $2 or i.rendition_id = $2) and p.deleted_at is null
  and not exists (select from events e where e.resource_type = 'posts' and e.resource_id = $3 and e.type = 'posts.withdraw' and e.created_at >= to_timestamp($4)) limit 1`

/** A picture by its signed address. Throws RES_001 for any other and for one that has ended, FILE_004 when its bytes are gone. */
export const signedImage = async (req: PayloadRequest, file: string): Promise<Response> => {
  const [post, until] = [req.searchParams?.get('post') ?? '', req.searchParams?.get('until')]
  const holds = isUuid(file) && isUuid(post) && opensStill(signedText(post, file), until, req.searchParams?.get('key'))
  const [row] = holds ? await poolOf(req.payload).query(stillSql, [post, file, post, Number(until) - days * 86_400]) : []
  if (!row) throw fail('RES_001', { message: 'There is no such picture.' })
  return fileAnswer(await readStoredFile(req.payload, file), { cache: 'private, no-store' })
}
