import { inboxOf } from '@/src/domain/platform/approvals/inbox'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { findDocuments, findPosts } from '../item/read'
import type { Shown } from '../item/shown'
import { keyOf, type Entry } from './entry'
import { InboxBoard } from './InboxBoard'

const most = 200
const readAtOnce = 4

/** What waits, with the first few whole, so that they stand there with the page. */
export const Inbox = async ({ inside: { req, reader, client, clients } }: { inside: Inside }) => {
  const { items, total } = await inboxOf(req, { limit: most })
  const entries: Entry[] = items.map(({ type, id, title, account, thumbnail, scheduledAt, waitingSince, version, allowedActions, client: of }) => ({
    type, id, title: title ?? 'Untitled', account: clients.length > 1 ? [of.name, account].filter(Boolean).join(' · ') : account, thumbnail, scheduledAt: iso(scheduledAt), waitingSince: iso(waitingSince)!, version, allowedActions,
  }))
  const first = entries.slice(0, readAtOnce)
  const ids = (type: Entry['type']) => first.filter((entry) => entry.type === type).map(({ id }) => id)
  const [{ posts }, { documents }] = await Promise.all([findPosts(req, { where: { id: { in: ids('post') } }, pagination: false } as never), findDocuments(req, { where: { id: { in: ids('document') } }, pagination: false } as never)])
  const shown = Object.fromEntries([...posts, ...documents].map((one): [string, Shown] => [keyOf(one), one]))
  const waiting = total === 1 ? '1 thing waits for your decision.' : `${total} things wait for your decision.`
  return (
    <>
      <Head lead={total ? <span className="max-sm:hidden">{waiting}</span> : client.name} title="To decide" />
      <InboxBoard beyond={Math.max(0, total - entries.length)} entries={entries} reader={reader} shown={shown} />
    </>
  )
}

const iso = (at: Date | string | null): string | null => (at ? new Date(at).toISOString() : null)
