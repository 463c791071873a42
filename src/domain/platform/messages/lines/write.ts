import type { PayloadRequest } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { announce } from '@/src/engine/realtime/announce'
import { audienceOf, type Talk } from '../audience'
import type { Intent } from '../words'

export type Line = Talk & {
  subject?: string | null
  author: string | null
  body?: string | null
  intent?: Intent
  postVersion?: number | null
  internal?: boolean
  attachments?: readonly string[]
  clientToken?: string | null
  /** False while the client cannot see what it is about. */
  forClient?: boolean
}

const insertSql = `insert into messages (id, agency_id, client_id, kind, subject, conversation, author_id, author_label, body, intent, post_version, internal, client_token, created_at, updated_at)
  select $1::uuid, $2::uuid, $3::uuid, $4::enum_messages_kind, $5, $6, $7::uuid, (select ${shownName('u')} from users u where u.id = $7::uuid), $8, $9::enum_messages_intent, $10::numeric, $11::boolean, $12,
    clock_timestamp(), clock_timestamp()
  on conflict (author_id, client_token) do nothing returning id`
const attachSql = `insert into messages_rels ("order", parent_id, path, files_id) select at, $1, 'attachments', file from unnest($2::uuid[]) with ordinality as given (file, at)`
const unreadSql = `insert into message_reads (message_id, user_id, agency_id, client_id, kind, conversation) select $1, person, $2, $3, $4, $5 from unnest($6::uuid[]) person`

export type Written = { id: string; staff: string[]; customers: string[] }

/**
 * Adds a line to a thread or conversation in the request's transaction: unread for everybody who takes part but its author, and
 * announced to their open pages. Null when the author has sent the same `clientToken` before.
 */
export const writeLine = async (req: PayloadRequest, line: Line): Promise<Written | null> => {
  const id = uuidv7()
  const { agency, client, kind, conversation, author, internal = false } = line
  const rows = await sqlOf(req).query(insertSql, [
    id, agency, client, kind, line.subject ?? null, conversation, author, line.body ?? null, line.intent ?? 'comment', line.postVersion ?? null, internal, line.clientToken ?? null])
  if (rows.length === 0) return null
  if (line.attachments?.length) await sqlOf(req).query(attachSql, [id, line.attachments])
  const { staff, customers } = await audienceOf(req, line, !internal && line.forClient !== false)
  // Who looks after a client now is news to the client alone.
  const told = [...new Set([...(line.intent === 'handed_over' ? [] : staff), ...customers])].filter((person) => person !== author)
  if (told.length) await sqlOf(req).query(unreadSql, [id, agency, client, kind, conversation, told])
  await announce(req, [...told, ...(author ? [author] : [])], 'message.created', { conversation, id })
  await announce(req, told, 'counts.changed', {})
  return { id, staff, customers }
}
