import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'

/** Drops what mails were to say once they are sent or dropped for 30 days, and presence older than 90 days. */
export const forgetMailItems = async (payload: Payload): Promise<Record<string, number>> => ({
  items: (await poolOf(payload).query(`delete from mail_items where coalesce(sent_at, created_at) < now() - interval '30 days' and (sent_at is not null or dropped is not null) returning id`)).length,
})
