import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { announce } from '@/src/engine/realtime/announce'
import { fail } from '@/src/errors'
import { mailChoiceEndpoints } from './mailChoice'

// One of three, told apart by hand: a union's refusal would not say what is missing.
const marks = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500).optional(), all: z.literal(true).optional(), upTo: z.uuid().optional() })
type Marks = z.infer<typeof marks>

const whichSql = ({ ids, upTo }: Marks): [string, unknown[]] => {
  if (ids) return [' and id = any($2)', [ids]]
  return upTo ? [' and created_at <= (select created_at from notifications where id = $2 and user_id = $1)', [upTo]] : ['', []]
}

/** Marks one's own notifications as read: some, all, or all up to one. Answers how many changed. Throws VAL_002. */
const markAsRead = (req: PayloadRequest, given: Marks) =>
  inTransaction(req, async () => {
    if ([given.ids, given.all, given.upTo].filter(Boolean).length !== 1) throw fail('VAL_002', { message: 'Say which: “ids”, “all” or “upTo”.' })
    const [which, values] = whichSql(given)
    const rows = await sqlOf(req).query(`update notifications set read_at = now(), updated_at = now() where user_id = $1 and read_at is null${which} returning id`, [req.user!.id, ...values])
    if (rows.length) await announce(req, [req.user!.id], 'counts.changed', {})
    return { body: { read: rows.length } }
  })

/** Marks of notifications, and the choice that a mail's own link offers. */
export const notificationEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/read', auth: 'person', who: 'person', body: marks, handler: ({ req, body }) => markAsRead(req, body) }),
  ...mailChoiceEndpoints,
]
