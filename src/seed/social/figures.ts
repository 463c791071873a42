import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'

const hour = 3_600_000
const moments = [1, 24, 72, 168, 336].map((hours) => hours * hour)

const insert = `insert into post_metrics (id, agency_id, client_id, post_id, platform, captured_at, source, likes, comments, shares, impressions, reach, engagement_rate, engagement_basis, decreased, created_at, updated_at)
  select $1, agency_id, client_id, id, platform::text::enum_post_metrics_platform, $3, $4::enum_post_metrics_source, $5, $6, $7, $8, $9, $10, 'reach', false, $3, $3 from posts where id = $2 on conflict do nothing`
const newest = `update posts set metrics_likes = $2, metrics_comments = $3, metrics_shares = $4, metrics_impressions = $5, metrics_reach = $6, metrics_engagement_rate = $7, metrics_engagement_basis = 'reach', metrics_captured_at = $8, metrics_source = $9::enum_posts_metrics_source where id = $1`

/** The figures of a demo post at one hour, a day and so on, as far as that is over: they rise quickly and then slowly. */
export const recordFigures = async (req: PayloadRequest, post: string, postedAt: Date): Promise<void> => {
  const size = 400 + (Number.parseInt(post.slice(-3), 16) % 900)
  const [row] = await sqlOf(req).query<{ byHand: boolean }>(`select platform in ('instagram', 'tiktok', 'youtube') as "byHand" from posts where id = $1`, [post])
  const source = row?.byHand ? 'hand' : 'sync'
  for (const after of moments.filter((moment) => postedAt.getTime() + moment < Date.now())) {
    const at = new Date(postedAt.getTime() + after)
    const reach = Math.round(size * (1 - Math.exp(-after / (40 * hour))))
    const [impressions, likes, comments, shares] = [Math.round(reach * 1.6), Math.round(reach * 0.06), Math.round(reach * 0.011), Math.round(reach * 0.007)]
    const rate = reach > 0 ? Math.round(((likes + comments + shares) / reach) * 10_000) / 100 : null
    await sqlOf(req).query(insert, [uuidv7(), post, at, source, likes, comments, shares, impressions, reach, rate])
    await sqlOf(req).query(newest, [post, likes, comments, shares, impressions, reach, rate, at, source])
  }
}
