import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { linkFault, platformRules, recognisePostUrl, type PlatformKey, type PostAddress } from '@/src/domain/social/rules'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>
const daysToCorrect = 7

/** The corrected link of a post that is out, as it is kept: https, of its network, and no other post's. Throws VAL_003 `URL_SCHEME`, `URL_HOST`, VAL_004 `URL_IN_USE`, RES_003 `LOCKED` after seven days. */
export const correctedLink = async (req: PayloadRequest, row: Row, url: string): Promise<string> => {
  if (row.postedAt && Date.now() - Date.parse(String(row.postedAt)) > daysToCorrect * 86_400_000) {
    throw fail('RES_003', { name: 'LOCKED', message: 'The link can be corrected within seven days of posting.', details: { state: row.status, fields: ['postUrl'] } })
  }
  mustBeLink(row.platform as PlatformKey, url)
  const address = recognisePostUrl(row.platform as PlatformKey, url)!
  await mustBeFree(req, row, address)
  return address.url
}

/** Throws VAL_003 `URL_SCHEME` or `URL_HOST` for what cannot be the address of a post on that network. */
export const mustBeLink = (platform: PlatformKey, url: string): void => {
  const fault = linkFault(platform, url)
  if (fault) throw fail('VAL_003', { name: fault.code, field: 'postUrl', message: fault.message, details: { hosts: platformRules[platform].hosts } })
}

const taken = `select title from posts where id <> $1 and (client_id = $2 and post_url = $3 or connection_id = $4 and external_post_id = $5) limit 1`

/** Throws VAL_004 `URL_IN_USE` when another post of the client or the account has this address. */
export const mustBeFree = async (req: PayloadRequest, row: Row, { url, postId }: PostAddress): Promise<void> => {
  const [other] = await sqlOf(req).query<{ title: string }>(taken, [row.id, idOf(row.client), url, idOf(row.connection), postId])
  if (other) throw fail('VAL_004', { name: 'URL_IN_USE', field: 'postUrl', message: `This link already belongs to “${other.title}”.` })
}
