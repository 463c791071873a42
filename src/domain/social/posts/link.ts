import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { linkFault, platformRules } from '@/src/domain/social/rules'
import type { PlatformKey } from '@/src/domain/social/rules/platforms'
import { fail } from '@/src/errors'

type Row = Record<string, unknown>
const daysToCorrect = 7

/** A link that may be a post's: https, of its network, and no other post's. Throws VAL_003 `URL_SCHEME`, `URL_HOST`, VAL_004 `URL_IN_USE`. */
export const checkLink = async (req: PayloadRequest, row: Row, url: string): Promise<void> => {
  if (row.postedAt && Date.now() - Date.parse(String(row.postedAt)) > daysToCorrect * 86_400_000) {
    throw fail('RES_003', { name: 'LOCKED', message: 'The link can be corrected within seven days of posting.', details: { state: row.status, fields: ['postUrl'] } })
  }
  mustBeLink(row.platform as PlatformKey, url)
  await mustBeFree(req, row, url)
}

/** Throws VAL_003 `URL_SCHEME` or `URL_HOST` for what cannot be the address of a post on that network. */
export const mustBeLink = (platform: PlatformKey, url: string): void => {
  const fault = linkFault(platform, url)
  if (fault) throw fail('VAL_003', { name: fault.code, field: 'postUrl', message: fault.message, details: { hosts: platformRules[platform].hosts } })
}

/** Throws VAL_004 `URL_IN_USE` when another post of the client has this link. */
export const mustBeFree = async (req: PayloadRequest, row: Row, url: string): Promise<void> => {
  const [other] = await sqlOf(req).query<{ title: string }>('select title from posts where client_id = $1 and post_url = $2 and id <> $3', [idOf(row.client), url, row.id])
  if (other) throw fail('VAL_004', { name: 'URL_IN_USE', status: 409, field: 'postUrl', message: `This link already belongs to “${other.title}”.` })
}
