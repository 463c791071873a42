import type { Payload } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'

type Reader = { id: string; week: string; agency: string; name: string; made: number; failed: number; waiting: number }

/** Staff for whom it is Monday between eight and nine and who asked for it, with what their agency did in the seven days before. */
const readersSql = `select u.id, to_char($1::timestamptz at time zone z.zone, 'IYYY-IW') as week, a.id as agency, a.name,
    (select count(*)::int from documents d where d.agency_id = a.id and d.generation_completed_at > $1::timestamptz - interval '7 days' and d.status in ('ready', 'distributed')) as made,
    (select count(*)::int from documents d where d.agency_id = a.id and d.updated_at > $1::timestamptz - interval '7 days' and d.status = 'failed') as failed,
    (select count(*)::int from review_tasks t where t.agency_id = a.id and t.status = 'open') as waiting
  from users u cross join lateral (select coalesce((select name from pg_timezone_names where name = u.timezone), 'America/New_York') as zone) z
  join users_memberships m on m._parent_id = u.id and m.is_active is not false and m.role <> 'client' join agencies a on a.id = m.agency_id and a.is_active is not false
  where u.is_active is not false and u.notification_preferences->>'weeklySummary' = 'true'
    and extract(isodow from $1::timestamptz at time zone z.zone) = 1 and extract(hour from $1::timestamptz at time zone z.zone) = 8`

/** Sends the week's summary, once per person, agency and week. Answers how many. */
export const sendWeeklySummaries = async (payload: Payload, now = new Date()): Promise<{ sent: number }> => {
  let sent = 0
  for (const reader of await poolOf(payload).query<Reader>(readersSql, [now])) sent += await send(payload, reader)
  return { sent }
}

const send = async (payload: Payload, { id, week, agency, name, made, failed, waiting }: Reader): Promise<number> =>
  inTransaction(await systemRequest(payload, 'weekly-summary'), async (req) => {
    const title = `${name}: week ${week.slice(-2)} in short`
    const [told] = await sqlOf(req).query(`select from notifications where user_id = $1 and agency_id = $2 and type = 'weekly.summary' and link = $3`, [id, agency, `/admin?week=${week}`])
    if (told) return 0
    const body = [`${made} documents were finished in the last seven days`, failed ? `${failed} could not be finished` : '', waiting ? `${waiting} tasks wait for somebody` : ''].filter(Boolean).join(', ')
    return tell(req, { user: id }, { type: 'weekly.summary', title, body: `${body}.`, agency, link: `/admin?week=${week}` }, { mail: { key: `weekly:${id}:${agency}:${week}` } })
  })
