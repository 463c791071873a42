import { createHash } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { compose } from '@/src/domain/platform/mails/compose'
import type { Letter } from '@/src/domain/platform/mails/letter'
import { reaches } from '@/src/domain/platform/team/reach'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { reserveMail } from '@/src/engine/mail'
import { env } from '@/src/env'
import { kindOf } from '../kinds'

type Pair = { user: string; agency: string | null }
type Item = { id: string; key: string; kind: string; title: string; body: string; details: Omit<Letter, 'title' | 'body'>; urgent: boolean; daily: boolean; isRead: boolean; isGone: boolean }
type Reader = { id: string; email: string; name: string | null; locale: string | null; isHere: boolean; last: Date | null }

const duePairs = `select user_id as "user", agency_id as agency from mail_items where sent_at is null and dropped is null and due_at <= now() group by 1, 2 order by min(due_at) limit 500`

const readerSql = `select u.id, u.email, nullif(u.first_name, '') as name, u.locale,
    u.is_active is not false and ($2::uuid is null or u.is_super_admin or exists (select from users_memberships m where m._parent_id = u.id and m.agency_id = $2 and m.is_active is not false)) as "isHere",
    (select max(i.sent_at) from mail_items i where i.user_id = u.id and i.agency_id is not distinct from $2 and not i.urgent and i.sent_at > now() - make_interval(secs => $3)) as last
  from users u where u.id = $1 for no key update of u`

/** What is due for one person, with what would be due before the next mail may go. A message's mail falls away once it was read, removed or became another's; any, once its client is no longer the person's. */
const itemsSql = `select i.id, i.key, i.kind, i.title, i.body, i.details, i.urgent, i.daily,
    i.unless_read and coalesce((select n.read_at is not null from notifications n where n.id = i.notification_id), false) or exists (select from message_reads r where r.message_id = i.message_id and r.user_id = i.user_id and r.at is not null) as "isRead",
    (i.message_id is not null and not exists (select from message_reads r where r.message_id = i.message_id and r.user_id = i.user_id))
      or (i.client_id is not null and not exists (select from users u where u.id = i.user_id and (u.is_super_admin or ${reaches('i.agency_id', 'i.client_id')}))) as "isGone"
  from mail_items i where i.user_id = $1 and i.agency_id is not distinct from $2 and i.sent_at is null and i.dropped is null
    and (i.due_at <= now() or (not i.daily and i.cancel_key is null and i.due_at <= now() + make_interval(secs => $3)))
  order by i.created_at for update of i skip locked`

/**
 * Sends the mails that are due: what is urgent by itself, everything else of a person as one mail, and no second one within ten
 * minutes. A mail and the marks of what it tells are one transaction, so that several workers send each news once. Answers how many mails.
 */
export const sendDueMails = async (payload: Payload): Promise<{ sent: number }> => {
  let sent = 0
  for (const pair of await poolOf(payload).query<Pair>(duePairs)) {
    sent += await inTransaction(await systemRequest(payload, 'send-mails'), (req) => sendTo(req, pair))
  }
  return { sent }
}

const sendTo = async (req: PayloadRequest, { user, agency }: Pair): Promise<number> => {
  const [reader] = await sqlOf(req).query<Reader>(readerSql, [user, agency, env.mailBundleSeconds])
  const items = await sqlOf(req).query<Item>(itemsSql, [user, agency, env.mailBundleSeconds])
  const stale = items.filter(({ isRead, isGone }) => isRead || isGone || !reader?.isHere)
  if (stale.length) await sqlOf(req).query(`update mail_items set dropped = 'read' where id = any($1)`, [stale.map(({ id }) => id)])
  const left = items.filter((item) => !stale.includes(item))
  const [urgent, others] = [left.filter((item) => item.urgent), left.filter((item) => !item.urgent)]
  for (const item of urgent) await send(req, reader!, agency, [item])
  const held = reader?.last && !others.some(({ daily }) => daily)
  if (others.length && !held) await send(req, reader!, agency, others)
  return urgent.length + (others.length && !held ? 1 : 0)
}

const send = async (req: PayloadRequest, reader: Reader, agency: string | null, items: readonly Item[]): Promise<void> => {
  const [first] = items as [Item]
  const key = items.length === 1 ? first.key : `bundle:${reader.id}:${createHash('sha256').update(items.map(({ id }) => id).join()).digest('hex').slice(0, 24)}`
  const { letter, kind, reason } = items.length === 1 ? alone(first) : together(items)
  const message = await compose(req, { to: { id: reader.id, address: reader.email.toLowerCase(), locale: reader.locale }, agency, letter: { greeting: reader.name ? `Hello ${reader.name},` : undefined, ...letter }, kind, template: items.length === 1 ? kind : 'digest', reason })
  await reserveMail(req, { key, agency, message })
  await sqlOf(req).query('update mail_items set sent_at = now() where id = any($1)', [items.map(({ id }) => id)])
}

const alone = ({ kind, title, body, details }: Item) => ({ kind, letter: { title, body, ...details } as Letter, reason: undefined })

/** Several news as one mail: each in short with its own link. */
const together = (items: readonly Item[]) => {
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const titles = items.map(({ title }) => title)
  const letter: Letter = {
    title: items.length === 2 ? titles.join(' · ').slice(0, 120) : `${items.length} news: ${titles[0]!.slice(0, 80)} and more`,
    preheader: titles.join(' · ').slice(0, 110),
    body: `${items.length} things have happened since the last mail.`,
    items: items.map(({ title, body, details: { button, quote } }) => ({ title, body: quote ? `${body} “${quote.text.slice(0, 300)}”` : body, url: button?.url, label: button?.label })),
  }
  return { kind: kinds[0]!, letter, reason: kinds.length > 1 ? `You get this because ${[...new Set(kinds.map((kind) => kindOf(kind).because))].slice(0, 2).join(' and ')}.` : undefined }
}
