import type { PayloadRequest } from 'payload'
import type { Letter } from '@/src/domain/platform/mails/letter'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import type { Due } from './schedule'

export type Item = {
  /** Business facts; the same news is mailed once to a person. */
  key: string
  user: string
  agency: string | null
  client: string | null
  notification: string | null
  message: string | null
  kind: string
  subject: string | null
  letter: Letter
  due: Due
  cancelKey?: string
}

const keepSql = `insert into mail_items (id, key, user_id, agency_id, client_id, notification_id, message_id, kind, subject, title, body, details, unless_read, daily, urgent, cancel_key, due_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14, $15, $16, $17) on conflict (key) do nothing returning id`

/** Keeps a mail until it is due, alone or with others. False when the same news was kept before. */
export const keepItem = async (req: PayloadRequest, { letter: { title, body, ...details }, due, ...item }: Item): Promise<boolean> =>
  (await sqlOf(req).query(keepSql, [
    uuidv7(), `${item.key}:${item.user}`.slice(0, 300), item.user, item.agency, item.client, item.notification, item.message, item.kind, item.subject, title.slice(0, 300), body.slice(0, 10_000),
    JSON.stringify(details), due.unlessRead, due.daily, due.urgent, item.cancelKey ?? null, due.at])).length > 0

/** Drops mails that have not left: what they were to tell was taken back. Answers how many. */
export const cancelMails = async (req: PayloadRequest, cancelKey: string): Promise<number> =>
  (await sqlOf(req).query(`update mail_items set dropped = 'canceled' where cancel_key = $1 and sent_at is null and dropped is null returning id`, [cancelKey])).length
