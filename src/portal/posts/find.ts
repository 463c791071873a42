import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { containing } from '@/src/engine/database/containing'

const most = 500

/** What a client sees of a post while it is in work is what was submitted last, so that is what is searched. */
const matchingSql = `select id from posts where client_id = $1 and status <> 'draft' and deleted_at is null
  and (case when status = 'changes_requested' then concat_ws(' ', submitted_content->>'title', submitted_content->>'caption') else concat_ws(' ', title, caption) end) ilike $2 order by updated_at desc limit ${most}`

/** Ids of a client's posts with these words in title or caption; which of them are shown is up to the doors. */
export const matching = async (req: PayloadRequest, client: string, words: string): Promise<string[]> =>
  (await sqlOf(req).query<{ id: string }>(matchingSql, [client, containing(words.slice(0, 200))])).map(({ id }) => id)

/** How many posts of a client are in each state. */
export const countsOf = async (req: PayloadRequest, agency: string, client: string): Promise<Record<string, number>> => {
  const rows = await sqlOf(req).query<{ status: string; n: number }>(`select status::text as status, count(*)::int as n from posts where agency_id = $1 and client_id = $2 and deleted_at is null group by status`, [agency, client])
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}
