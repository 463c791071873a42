import type { PayloadRequest } from 'payload'
import { pictureSql } from '@/src/domain/platform/team/picture'
import { sqlOf } from '@/src/engine/database'
import { changeableMinutes, type Intent } from '../words'

export type Attachment = { id: string; name: string; mimeType: string; bytes: number; url: string }
export type ShownLine = {
  id: string
  author: { id: string; name: string; side: 'client' | 'agency'; avatar: string | null; /** Where the reader finds their picture. */ picture: string | null } | null
  intent: Intent
  body: string | null
  version: number | null
  internal: boolean
  attachments: Attachment[]
  createdAt: Date
  editedAt: Date | null
  removed: boolean
  mine: boolean
  /** True while the author may still change or remove it. */
  changeable: boolean
  /** When the reader read it; null: unread; left out for one's own. */
  unread: boolean
  /** When the other side first read it. */
  readAt: Date | null
}

type Row = Omit<ShownLine, 'author' | 'attachments' | 'mine' | 'changeable'> & { authorId: string | null; name: string | null; avatar: string | null; picture: string | null; isClient: boolean; isFresh: boolean; files: { id: string; name: string; mimeType: string; bytes: number }[] | null }

const linesSql = `select l.id, l.author_id as "authorId", coalesce(nullif(u.display_name, ''), l.author_label) as name, u.avatar_id as avatar, ${pictureSql({ person: 'l.author_id', client: 'l.client_id' })} as picture, l.intent::text as intent,
    case when l.deleted_at is null then l.body end as body, l.post_version::int as version, l.internal is true as internal, l.created_at as "createdAt", l.edited_at as "editedAt",
    l.deleted_at is not null as removed, l.created_at > now() - interval '${changeableMinutes} minutes' as "isFresh",
    exists (select from users_memberships m where m._parent_id = l.author_id and m.client_id = l.client_id and m.role::text = 'client') as "isClient",
    exists (select from message_reads r where r.message_id = l.id and r.user_id = $2 and r.at is null) as unread,
    case when l.author_id = $2 then (select min(r.at) from message_reads r where r.message_id = l.id and r.user_id <> $2) end as "readAt",
    case when l.deleted_at is null then (select json_agg(json_build_object('id', f.id, 'name', f.original_name, 'mimeType', f.mime_type, 'bytes', f.filesize::int) order by a."order")
      from messages_rels a join files f on f.id = a.files_id where a.parent_id = l.id and a.path = 'attachments') end as files
  from messages l left join users u on u.id = l.author_id`

export type Window = { conversation: string; client: string; internal: boolean; before?: string; after?: string; limit: number }

const cursor = (at: string) => `(l.created_at, l.id) ${at} (select c.created_at, c.id from messages c where c.id = $6 and c.conversation = $1)`

/**
 * Lines of a conversation for a reader, oldest first: those after a line, else the last ones, or those before a line. Lines among staff
 * only where `internal`. Two statements' worth of rows at most: one more than asked for says whether there are more.
 */
export const linesOf = async (req: PayloadRequest, { conversation, client, internal, before, after, limit }: Window): Promise<{ messages: ShownLine[]; hasMore: boolean }> => {
  const [at, values] = after ? [` and ${cursor('>')}`, [after]] : before ? [` and ${cursor('<')}`, [before]] : ['', []]
  const order = after ? 'asc' : 'desc'
  const rows = await sqlOf(req).query<Row>(
    `${linesSql} where l.conversation = $1 and l.client_id = $3 and ($4 or l.internal is not true)${at} order by l.created_at ${order}, l.id ${order} limit $5`,
    [conversation, req.user!.id, client, internal, limit + 1, ...values])
  const found = rows.slice(0, limit)
  return { messages: (after ? found : found.reverse()).map((row) => shown(row, req.user!.id)), hasMore: rows.length > limit }
}

/** One line for a reader, or null. */
export const lineById = async (req: PayloadRequest, id: string): Promise<ShownLine | null> => {
  const [row] = await sqlOf(req).query<Row>(`${linesSql} where l.id = $1`, [id, req.user!.id])
  return row ? shown(row, req.user!.id) : null
}

/** The line that the caller has sent under this token before, or null. */
export const lineByToken = async (req: PayloadRequest, token: string): Promise<ShownLine | null> => {
  const [known] = await sqlOf(req).query<{ id: string }>('select id from messages where author_id = $1 and client_token = $2', [req.user!.id, token])
  return known ? lineById(req, known.id) : null
}

const shown = ({ authorId, name, avatar, picture, isClient, isFresh, files, ...row }: Row, reader: string): ShownLine => ({
  ...row,
  author: authorId || name ? { id: authorId ?? '', name: name ?? '', side: isClient ? 'client' : 'agency', avatar, picture } : null,
  attachments: (files ?? []).map((file) => ({ ...file, url: `/api/messages/${row.id}/attachments/${file.id}` })),
  mine: authorId === reader,
  changeable: authorId === reader && row.intent === 'comment' && isFresh && !row.removed,
})
