import type { Payload } from 'payload'
import { outgoing, moveState, type PublishRequest } from '@/src/domain/social/publishing/row'
import { settlePosted, settleUncertain } from '@/src/domain/social/publishing/settle'
import { poolOf, systemRequest } from '@/src/engine/database'
import type { Effect, Resolution } from '@/src/engine/effects'
import { log } from '@/src/log'
import { networkFor, type PostedItem } from '@/src/providers/social'
import { accessFor } from './refresh'

const slackMs = 2 * 60_000

/** Words alone: networks shorten links and trim blanks. */
const bare = (text: string): string => text.normalize('NFC').replace(/https?:\/\/\S+/g, '').replace(/\s+/g, ' ').trim()

/** The item with these words that appeared since the create call. */
export const sameAs = (items: readonly PostedItem[], text: string, since: number, known: ReadonlySet<string>): PostedItem | undefined =>
  items.find((item) => bare(item.text) === bare(text) && (item.at === null || item.at >= since - slackMs) && !known.has(item.id))

/**
 * What became of a publication whose worker or answer was lost. Without the mark of the create call nothing was made: it is sent
 * again. With it, the account's newest posts are asked; what is not found there stays unknown until a person decides.
 */
export const found = async (payload: Payload, effect: Effect): Promise<Resolution> => {
  const { post, creatingAt } = effect.request as PublishRequest
  const db = poolOf(payload)
  const row = await outgoing(db, post)
  if (!row) return null
  if (row.status === 'posted') return { happened: true, response: { known: true } }
  if (!creatingAt) {
    await moveState(db, post, ['publishing', 'unknown'], 'queued')
    return { happened: false }
  }
  const req = await systemRequest(payload, 'look-for-post')
  await settleUncertain(req, post)
  const items = await recent(payload, row.connection, row.platform, row.account)
  const known = new Set((await db.query<{ id: string }>('select external_post_id as id from posts where connection_id = $1 and external_post_id is not null', [row.connection])).map(({ id }) => id))
  const item = items && sameAs(items, row.caption, Date.parse(creatingAt), known)
  if (!item) return null
  await settlePosted(req, post, item)
  return { happened: true, response: item, providerId: item.id }
}

const recent = async (payload: Payload, connection: string | null, platform: string | null, account: string | null): Promise<PostedItem[] | null> => {
  if (!connection || !platform || !account) return null
  try {
    return await networkFor(platform).findRecent({ account, token: await accessFor(payload, connection) })
  } catch (error) {
    log.warn({ err: error, connection }, 'the newest posts of an account could not be read')
    return null
  }
}
