import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { takeAttachments } from '../lines/attachments'
import { lineById, lineByToken } from '../lines/lines'
import { writeLine } from '../lines/write'
import { seatWith, type Seat } from './seat'

const perMinute = 30

export type Sent = { to: string; body: string; attachments?: string[]; clientToken: string; client?: string }

/** Also counts what runs at the same time: the person's row is held until the line stands. */
const mustBeSlow = async (req: PayloadRequest): Promise<void> => {
  await sqlOf(req).query('select 1 from users where id = $1 for no key update', [req.user!.id])
  const [row] = await sqlOf(req).query<{ count: number; wait: number }>(
    `select count(*)::int as count, ceil(60 - extract(epoch from now() - min(created_at)))::int as wait from messages where author_id = $1 and kind = 'direct' and created_at > now() - interval '1 minute'`, [req.user!.id])
  if (row && row.count >= perMinute) throw fail('RATE_001', { message: `At most ${perMinute} messages a minute. Wait a moment and send it again.`, details: { retryAfter: Math.max(1, row.wait), limit: perMinute } })
}

/** Says something to a person; the same `clientToken` again answers the line that was sent. Throws as `seatWith`, RATE_001, RES_001. */
export const sendMessage = (req: PayloadRequest, { to, body, attachments = [], clientToken, client }: Sent) =>
  inTransaction(req, async () => {
    const seat = await seatWith(req, to, client)
    if (seat.part === 'manager') throw fail('AUTH_004', { name: 'NOT_ASSIGNED', message: 'You can read this conversation. To write in it, have yourself assigned to the client.' })
    const known = await lineByToken(req, clientToken)
    if (known) return { status: 201, body: known }
    await mustBeSlow(req)
    const files = await takeAttachments(req, attachments, seat.talk)
    const written = await writeLine(req, { ...seat.talk, author: req.user!.id, body, clientToken, attachments: files })
    if (!written) throw fail('RES_003', { message: 'The same message is just being sent.' })
    const line = await lineById(req, written.id)
    await tellOthers(req, seat, { id: written.id, body, name: line?.author?.name ?? '' })
    return { status: 201, body: line }
  })

const tellOthers = async (req: PayloadRequest, { part, talk, customer, agents }: Seat, { id, body, name }: { id: string; body: string; name: string }): Promise<void> => {
  const told = { type: 'message.direct', title: `${name} wrote to you`, body: body.slice(0, 500), agency: talk.agency, client: talk.client, subject: talk.conversation, collapse: true }
  const mail = { key: `message:${id}`, message: id, body: `${name} wrote to you:`, quote: { text: body, by: name } }
  if (part === 'agent') {
    const own = `/messages?client=${talk.client}`
    await tell(req, { user: customer }, { ...told, link: own }, { mail: { ...mail, button: { label: 'Answer', url: own } } })
    return
  }
  const link = `/admin/messages?with=${customer}`
  const mode = agents.some(({ assigned }) => assigned) ? ('unread' as const) : ('now' as const)
  await tell(req, agents.map((agent) => ({ user: agent.id })), { ...told, link }, { mail: { ...mail, mode, button: { label: 'Answer', url: link } } })
}
