import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import type { Receiver } from '@/src/domain/platform/notifications/receivers'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'
import { isStaffAt } from '../lines/access'
import { takeAttachments } from '../lines/attachments'
import { lineById, lineByToken, linesOf } from '../lines/lines'
import { markRead } from '../lines/marks'
import { writeLine } from '../lines/write'
import { conversationOf, threadKinds, type Subject } from './record'

const mostLines = 500

type Thread = { subject: Subject; agency: string; client: string; conversation: string; isStaff: boolean }

/** The thread of a post or document that the caller may read. Throws RES_001, AUTH_004. */
const open = async (req: PayloadRequest, subject: Subject): Promise<Thread> => {
  const row = (await as(req).findByID(subject.slug, subject.id, { agency: true, client: true })) as unknown as { agency: unknown; client: unknown }
  const place = { agency: idOf(row.agency)!, client: idOf(row.client)! }
  return { subject, ...place, conversation: conversationOf(subject), isStaff: Boolean(req.user && 'apiKey' in req.user) || isStaffAt(req, place) }
}

/** Its lines, oldest first; what staff say among themselves only to staff. */
export const showThread = async (req: PayloadRequest, subject: Subject, window: { before?: string; after?: string; limit: number }) => {
  const { conversation, client, isStaff } = await open(req, subject)
  return { body: { conversation, ...(await linesOf(req, { conversation, client, internal: isStaff, ...window })) } }
}

export type Comment = { body: string; internal?: boolean; attachments?: string[]; clientToken?: string }

/** Adds a comment. Throws AUTH_004 (INTERNAL) when a client's user wants it among staff, RES_003 (THREAD_FULL). */
export const addComment = (req: PayloadRequest, subject: Subject, { body, internal = false, attachments = [], clientToken }: Comment) =>
  inTransaction(req, async () => {
    const thread = await open(req, subject)
    if (internal && !thread.isStaff) throw fail('AUTH_004', { name: 'INTERNAL', message: 'Notes among staff are for the agency’s people.' })
    const known = clientToken && (await lineByToken(req, clientToken))
    if (known) return { status: 201, body: known }
    const [{ count } = { count: 0 }] = await sqlOf(req).query<{ count: number }>('select count(*)::int as count from messages where conversation = $1', [thread.conversation])
    if (count >= mostLines) throw fail('RES_003', { name: 'THREAD_FULL', message: `A thread holds ${mostLines} lines; this one is full.` })
    const about = await aboutOf(req, subject)
    const files = await takeAttachments(req, attachments, thread)
    const written = await writeLine(req, { kind: threadKinds[subject.slug], ...thread, subject: subject.id, author: req.user!.id, body, internal, attachments: files, clientToken, forClient: about.forClient })
    if (!written) throw fail('RES_003', { message: 'The same comment is just being sent.' })
    const line = await lineById(req, written.id)
    await tellAbout(req, thread, about, { ...written, body, name: line?.author?.name ?? '' })
    return { status: 201, body: line }
  })

/** Marks a thread as read up to a line. */
export const readThread = async (req: PayloadRequest, subject: Subject, upTo: string) => ({ body: { read: await markRead(req, await open(req, subject), upTo) } })

type About = { title: string; forClient: boolean }

/** What it is called for the client: as it was handed in, never as it is being changed. */
const aboutSql: Record<Subject['slug'], string> = {
  posts: `select coalesce(submitted_content->>'title', title) as title, status::text <> 'draft' as "forClient" from posts where id = $1`,
  documents: `select title, deleted_at is null as "forClient" from documents where id = $1`,
}
const aboutOf = async (req: PayloadRequest, { slug, id }: Subject): Promise<About> => (await sqlOf(req).query<About>(aboutSql[slug], [id]))[0] ?? { title: '', forClient: false }

type Said = { id: string; staff: string[]; customers: string[]; body: string; name: string }

const tellAbout = async (req: PayloadRequest, { subject, agency, client, conversation }: Thread, { title }: About, { id, staff, customers, body, name }: Said): Promise<void> => {
  const told = { type: 'thread.comment', title: `${name} wrote about “${title}”`.slice(0, 255), body: body.slice(0, 500), agency, client, subject: conversation, collapse: true }
  const mail = { key: `message:${id}`, message: id, body: `${name} wrote about “${title}”:`, quote: { text: body, by: name } }
  const sides: [string[], string][] = [[customers, `/${subject.slug}/${subject.id}`], [staff, `/admin/collections/${subject.slug}/${subject.id}`]]
  for (const [people, link] of sides) {
    const to: Receiver[] = people.map((user) => ({ user }))
    if (to.length) await tell(req, to, { ...told, link }, { mail: { ...mail, button: { label: 'Answer', url: link } }, except: [req.user!.id] })
  }
}
