import type { Payload, PayloadRequest } from 'payload'
import { lockPost } from '@/src/domain/social/posts/row'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { fail } from '@/src/errors'

/** The kind of effect that asks a network for a post's figures: `{ post }`. */
export const metricsKind = 'social.metrics'

type Due = { id: string; agency: string; client: string; connection: string; at: Date }

const dueSql = `select s.post_id as id, p.agency_id as agency, p.client_id as client, p.connection_id as connection, s.next_at as at from metric_syncs s join posts p on p.id = s.post_id
  where s.next_at <= now() and p.status = 'posted' and p.connection_id is not null and p.deleted_at is null order by s.next_at limit 500`

const ask = (req: PayloadRequest, key: string, { id, agency, client, connection }: Omit<Due, 'at'>): Promise<boolean> =>
  reserveEffect(req, { key: `post:${id}:metrics:${key}`, kind: metricsKind, agency, client, repeatable: true, request: { post: id }, lane: connection })

/** Every five minutes: asks for the figures of posts whose time has come. */
export const syncPostMetrics = async (payload: Payload): Promise<Record<string, number>> => {
  const due = await poolOf(payload).query<Due>(dueSql)
  for (const post of due) {
    await inTransaction(await systemRequest(payload, 'sync-post-metrics'), async (req) => {
      await ask(req, String(post.at.getTime()), post)
      // Taken: the reading plans the one after it.
      await sqlOf(req).query(`update metric_syncs set next_at = now() + interval '6 hours' where post_id = $1`, [post.id])
    })
  }
  return { asked: due.length }
}

const lastSql = `select ceil(900 - extract(epoch from now() - max(created_at)))::int as wait from effects where request->>'post' = $1 and kind = '${metricsKind}' and created_at > now() - interval '15 minutes'`
const placeSql = `select p.id, p.agency_id as agency, p.client_id as client, c.id as connection, c.mode::text as mode, p.external_post_id as external, p.posted_via::text as via, c.status::text as status from posts p left join connections c on c.id = p.connection_id where p.id = $1`

/** Asks for a post's figures now. Throws RES_001, AUTH_004, RES_003 `NOT_POSTED`, `HAND_ONLY`, RATE_001 within a quarter of an hour. */
export const syncNow = (req: PayloadRequest, id: string): Promise<void> =>
  inTransaction(req, async () => {
    const row = await lockPost(req, id)
    if (row.status !== 'posted') throw fail('RES_003', { name: 'NOT_POSTED', message: 'Figures belong to a post that is out.', details: { state: row.status } })
    const [post] = await sqlOf(req).query<Omit<Due, 'at'> & { mode: string | null; external: string | null; via: string | null; status: string | null }>(placeSql, [id])
    if (!post?.connection || post.mode !== 'channel' || post.via !== 'channel' || !post.external || post.status === 'revoked') throw fail('RES_003', { name: 'HAND_ONLY', message: 'The figures of this post are entered by hand: it was not published through a connected account.' })
    const [last] = await sqlOf(req).query<{ wait: number | null }>(lastSql, [id])
    if (last?.wait) throw fail('RATE_001', { message: 'The figures were asked for a moment ago. Once in a quarter of an hour is enough.', details: { retryAfter: last.wait, limit: 1 } })
    await ask(req, `asked:${Date.now()}`, post)
  })
