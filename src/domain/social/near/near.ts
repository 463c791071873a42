import { DateTime } from 'luxon'
import { inWords } from '@/src/domain/social/posts/moves/time'
import { instantOf, isZone, type Near } from '@/src/domain/social/rules'
import type { Db } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'

type Given = Record<string, unknown>
type Other = { title: string; at: string | null; zone: string | null; place?: number }
type Found = { words: Other | null; picture: Other | null; clash: Other | null }

const other = (more = '') => `json_build_object('title', left(p.title, 80), 'at', coalesce(p.scheduled_at, p.posted_at), 'zone', p.scheduled_timezone${more})`
const onAccount = 'p.connection_id = $1 and p.agency_id = $2 and p.client_id = $3 and p.id is distinct from $4 and p.deleted_at is null'
/** What the client has seen and not turned down; archiving takes out of lists what is out on the network still. */
const isLive = `p.status not in ('draft', 'rejected') and (p.archived_at is null or p.status = 'posted')`

/** The posts of one account that a post repeats or comes too close to: each part by an index of its own. */
export const nearSql = `select
  (select ${other()} from posts p where ${onAccount} and ${isLive} and $5 <> '' and md5(p.caption) = md5($5) and p.caption = $5 order by p.created_at desc limit 1) as words,
  (select ${other(`, 'place', g.place`)} from unnest($6::uuid[]) with ordinality g (id, place) join files o on o.id = g.id and o.agency_id = $2 and (o.client_id is null or o.client_id = $3)
    join files f on f.agency_id = $2 and f.sha256 = o.sha256 join posts_images i on i.file_id = f.id join posts p on p.id = i._parent_id where ${onAccount} and ${isLive} order by p.created_at desc, g.place limit 1) as picture,
  (select ${other()} from posts p where ${onAccount} and p.status not in ('rejected', 'posted') and p.archived_at is null
    and p.scheduled_at > $7::timestamptz - interval '1 hour' and p.scheduled_at < $7::timestamptz + interval '1 hour' order by abs(extract(epoch from p.scheduled_at - $7::timestamptz)) limit 1) as clash`

const over = ['posted', 'rejected']

/**
 * Other posts of a post's account with the same words or the same picture, by what its file holds, and the nearest that is planned less than
 * an hour away; a clock time without an offset is one of the zone. Nothing once a post is out or rejected: there is nothing left to change. Instants are compared, whatever the zones.
 */
export const nearOf = async (db: Db, post: Given, zone: string): Promise<Near> => {
  const account = [idOf(post.connection), idOf(post.agency), idOf(post.client)]
  if (!account.every(isUuid) || over.includes(String(post.status))) return {}
  const files = ((post.images ?? []) as Given[]).map(({ file }) => idOf(file))
  const at = post.scheduledAt ? instantOf(String(post.scheduledAt), zone) : null
  const values = [...account, post.id ?? null, String(post.caption ?? '').trim() && post.caption, files.filter(isUuid), at]
  const [found] = await db.query<Found>(nearSql, values)
  const { words, picture, clash } = found ?? { words: null, picture: null, clash: null }
  return {
    words: words && { title: words.title, when: whenOf(words) },
    picture: picture && { title: picture.title, when: whenOf(picture), place: picture.place! },
    clash: clash?.at ? { title: clash.title, time: inWords(clash.at, zone) } : null,
  }
}

/** The day of a post on its own calendar, or null while it has none. */
const whenOf = ({ at, zone }: Other): string | null => at && DateTime.fromISO(at, { zone: isZone(zone) ? zone : 'UTC' }).setLocale('en-GB').toFormat('d LLLL yyyy')
