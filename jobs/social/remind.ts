import type { Payload } from 'payload'
import { z } from 'zod'
import { tell } from '@/src/domain/platform/notify'
import { kitLink } from '@/src/domain/social/kit/kit'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { job } from '../job'

type Due = { id: string; agency: string; client: string; at: Date; stage: 'soon' | 'now' }

const stopped = 'select from publishing_stops s where s.lifted_at is null and s.agency_id = p.agency_id and (s.client_id is null or s.client_id = p.client_id)'
const dueSql = `select p.id, p.agency_id as agency, p.client_id as client, p.scheduled_at as at, case when p.scheduled_at <= now() then 'now' else 'soon' end as stage
  from posts p left join connections c on c.id = p.connection_id
  where p.status = 'approved' and p.deleted_at is null and p.archived_at is null and p.publish_state = 'none' and not exists (${stopped}) and (p.auto_publish is not true or c.mode is distinct from 'channel')
    and p.scheduled_at > now() - interval '1 hour' and p.scheduled_at <= now() + interval '30 minutes' order by p.scheduled_at limit 500`

type Ask = (req: Awaited<ReturnType<typeof systemRequest>>, due: Due) => Promise<boolean>

/** Every minute: reminds of posts by hand half an hour before their time and at it; each once. */
export const remindByHand = async (payload: Payload, ask: Ask): Promise<Record<string, number>> => {
  let asked = 0
  const req = await systemRequest(payload, 'remind-by-hand')
  for (const due of await poolOf(payload).query<Due>(dueSql)) asked += Number(await inTransaction(req, (within) => ask(within, due)))
  return { asked }
}

type Row = { id: string; title: string; agency: string; client: string; agent: string | null; platform: PlatformKey | null; handle: string | null; status: string; isSame: boolean }

const rowSql = `select p.id, p.title, p.agency_id as agency, p.client_id as client, p.agent_id as agent, p.platform::text as platform, c.handle, p.status::text as status, p.scheduled_at = $2::timestamptz and not exists (${stopped}) as "isSame"
  from posts p left join connections c on c.id = p.connection_id where p.id = $1`

/** Tells who looks after a post that it is to be posted by hand, with the way to its kit; not when it was posted or moved meanwhile. */
export const remindOfPost = job({
  schema: z.strictObject({ post: z.uuid(), at: z.iso.datetime(), stage: z.enum(['soon', 'now']) }),
  handler: async ({ post, at, stage }, { payload }) => {
    await inTransaction(await systemRequest(payload, 'remind-by-hand'), async (req) => {
      const [row] = await sqlOf(req).query<Row>(rowSql, [post, at])
      if (!row || row.status !== 'approved' || !row.isSame) return
      const where = [row.platform && platformRules[row.platform].label, row.handle && `@${row.handle}`].filter(Boolean).join(', ')
      const { url } = await kitLink(req, post, row.agency)
      const title = stage === 'soon' ? `“${row.title}” is to be posted in half an hour` : `“${row.title}” is to be posted now`
      await tell(req, row.agent ? { user: row.agent } : { agentOf: row.client }, {
        type: 'post.due_by_hand', title, body: `Post it by hand${where ? ` (${where})` : ''}: the kit has the caption and the pictures in order. Then paste the link.`,
        agency: row.agency, client: row.client, link: `/admin/collections/posts/${post}`, subject: `post:${post}`, collapse: true,
      }, { mail: { key: `post:${post}:by-hand:${stage}:${Date.parse(at)}`, button: { label: 'Open the kit on a phone', url } } })
    })
  },
})
