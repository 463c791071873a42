import type { PayloadRequest } from 'payload'
import { recordLine } from '@/src/domain/platform/messages'
import { tell } from '@/src/domain/platform/notify'
import { post } from '@/src/domain/social/post.workflow'
import { platformRules, recognisePostUrl, type PlatformKey } from '@/src/domain/social/rules'
import { inTransaction } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { mustBeFree, mustBeLink } from '../link'
import { lockPost, mustRest, placeOf, type Row } from '../row'

export type Posted = { postUrl: string; postedAt?: string; via?: 'hand' | 'bulk' }

/**
 * An approved post was posted by hand: its link, checked against its network, and when. Throws RES_001, AUTH_004, VAL_003 `URL_SCHEME`,
 * `URL_HOST`, VAL_001 `POSTED_FUTURE`, VAL_004 `URL_IN_USE`, RES_003 `PUBLISHING`, `NOT_APPROVED`, `INVALID_TRANSITION`.
 */
export const markPosted = (req: PayloadRequest, id: string, { postUrl, postedAt, via = 'hand' }: Posted): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (row.status === 'approved') await checkPosted(req, row, postUrl, postedAt)
    const known = row.status === 'approved' ? recognisePostUrl(row.platform as PlatformKey, postUrl) : null
    const changes = { postUrl: known?.url ?? postUrl, externalPostId: known?.postId ?? null, postedAt: postedAt ?? new Date().toISOString(), postedBy: req.user?.id ?? null, postedVia: via, publishState: 'none', publishError: null, nextPublishAt: null }
    await transition(req, post, 'post', { id, changes, metadata: { postUrl: changes.postUrl, via } })
    await sayPosted(req, { ...row, ...changes })
  })

const checkPosted = async (req: PayloadRequest, row: Row, postUrl: string, postedAt?: string): Promise<void> => {
  mustRest(row, ['publishing'])
  mustBeLink(row.platform as PlatformKey, postUrl)
  await mustBeFree(req, row, recognisePostUrl(row.platform as PlatformKey, postUrl)!)
  if (postedAt && Date.parse(postedAt) > Date.now() + 60_000) throw fail('VAL_001', { name: 'POSTED_FUTURE', field: 'postedAt', message: 'The date of posting is in the future.' })
  if (row.contentHash !== row.approvedHash) throw fail('RES_003', { name: 'NOT_APPROVED', message: 'This is not what the client approved. Withdraw it and submit it again.' })
}

/** Leaves the line and tells the client, and whoever looks after it when the platform posted it. For posts by hand and by the channel alike. */
export const sayPosted = async (req: PayloadRequest, row: Row): Promise<void> => {
  const { agency, client } = placeOf(row)
  const label = platformRules[row.platform as PlatformKey]?.label ?? 'the network'
  await recordLine(req, { subject: { slug: 'posts', id: row.id }, agency, client, intent: 'posted', body: row.postUrl ? String(row.postUrl) : null, version: row.version })
  const about = { type: 'post.posted', title: `“${row.title}” is out on ${label}`, body: row.postUrl ? `It can be seen at ${String(row.postUrl)}` : 'It is out; the network has told no link.', agency, client, subject: `post:${row.id}` }
  await tell(req, { clientUsers: client }, { ...about, link: `/posts/${row.id}` }, { mail: { key: `post:${row.id}:posted`, button: { label: 'View post', url: `/posts/${row.id}` } } })
  const agent = idOf(row.agent)
  if (agent && row.postedVia === 'channel') await tell(req, { user: agent }, { ...about, link: `/admin/collections/posts/${row.id}` })
}
