import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

const unreadSql = `select conversation, count(*)::int as unread from message_reads where user_id = $1 and at is null and conversation = any($2) group by conversation`

/** How many lines in the threads of these posts the caller has not read; nothing for a key. */
export const unreadOf = async (req: PayloadRequest, posts: readonly string[]): Promise<Map<string, number>> => {
  if (!req.user || posts.length === 0) return new Map()
  const rows = await sqlOf(req).query<{ conversation: string; unread: number }>(unreadSql, [req.user.id, posts.map((id) => `post:${id}`)])
  return new Map(rows.map(({ conversation, unread }) => [conversation.slice('post:'.length), unread]))
}
