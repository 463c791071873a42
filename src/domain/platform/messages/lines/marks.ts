import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { announce } from '@/src/engine/realtime/announce'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

const markSql = `update message_reads r set at = now() from messages l
  where l.id = r.message_id and r.user_id = $1 and r.conversation = $2 and r.client_id = $3 and r.at is null
    and (l.created_at, l.id) <= (select c.created_at, c.id from messages c where c.id = $4 and c.conversation = $2) returning l.author_id as author`

/** News about lines: these go with reading them, while what is to be decided stays. */
const aboutLines = ['message.direct', 'thread.comment', 'client.handed_over']

/** Marks what a person has seen of a conversation, up to a line; its notifications go with it. Answers how many lines. Throws VAL_001. */
export const markRead = (req: PayloadRequest, { conversation, client }: { conversation: string; client: string }, upTo: string): Promise<number> =>
  inTransaction(req, async () => {
    if (!isUuid(upTo)) throw fail('VAL_001', { field: 'upTo', message: '“upTo” is the id of a message.' })
    const me = req.user!.id
    const marked = await sqlOf(req).query<{ author: string | null }>(markSql, [me, conversation, client, upTo])
    if (marked.length === 0) return 0
    await sqlOf(req).query('update notifications set read_at = now(), updated_at = now() where user_id = $1 and subject = $2 and type = any($3) and read_at is null', [me, conversation, aboutLines])
    await announce(req, marked.flatMap(({ author }) => author ?? []), 'message.read', { conversation, upTo, by: me })
    await announce(req, [me], 'counts.changed', {})
    return marked.length
  })

const unreadSql = `select kind, count(*)::int as count from message_reads where user_id = $1 and at is null and agency_id = any($2) group by kind`

/** What a person has not read: said directly, in threads of posts and of documents. */
export const unreadOf = async (req: PayloadRequest): Promise<{ direct: number; posts: number; documents: number; total: number }> => {
  const agencies = standingsOf(req.user).map(({ agency }) => agency)
  const rows = await sqlOf(req).query<{ kind: string; count: number }>(unreadSql, [req.user!.id, agencies])
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { direct: of('direct'), posts: of('post'), documents: of('document'), total: of('direct') + of('post') + of('document') }
}

/** The unread lines of each of these conversations for a person, such as the threads of a page of posts. */
export const unreadIn = async (req: PayloadRequest, conversations: readonly string[]): Promise<Map<string, number>> => {
  const rows = await sqlOf(req).query<{ conversation: string; count: number }>(
    'select conversation, count(*)::int as count from message_reads where user_id = $1 and at is null and conversation = any($2) group by conversation', [req.user!.id, conversations])
  return new Map(rows.map(({ conversation, count }) => [conversation, count]))
}

const forgetSql = `delete from message_reads r using messages l where l.id = r.message_id and l.conversation = $1 and r.at is null returning r.user_id as user`
const quietSql = `update notifications set read_at = now(), updated_at = now() where subject = $1 and read_at is null returning user_id as user`

/** Lets nobody be called to a thread any more of which the subject was deleted: its lines stay, as unread ones and as news they go, and mails about them are not sent. */
export const forgetUnread = (req: PayloadRequest, conversation: string): Promise<void> =>
  inTransaction(req, async () => {
    const [lines, news] = [await sqlOf(req).query<{ user: string }>(forgetSql, [conversation]), await sqlOf(req).query<{ user: string }>(quietSql, [conversation])]
    await sqlOf(req).query(`update mail_items set dropped = 'removed' where subject = $1 and sent_at is null and dropped is null`, [conversation])
    await announce(req, [...new Set([...lines, ...news].map(({ user }) => user))], 'counts.changed', {})
  })
