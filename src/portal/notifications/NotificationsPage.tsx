import type { Where } from 'payload'
import { as } from '@/src/engine/doors'
import { kinds } from '@/src/domain/platform/notifications/kinds'
import { digestTimeOf } from '@/src/domain/platform/notifications/digestTime'
import { preferencesOf } from '@/src/domain/platform/notifications/preferences'
import { pageOf } from '../asked'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { Pages } from '../ui/Pages'
import { NewsList, type News } from './NewsList'
import { Preferences } from './Preferences'

const perPage = 30

/** An address of this host's own pages; anything else leads nowhere. */
const ownPage = (link: unknown): string | null => (typeof link === 'string' && /^\/(?![/\\]|admin|api)/.test(link) ? link : null)

/** What happened, the newest first, and how one wants to be told. */
export const NotificationsPage = async ({ inside: { req, person, agency, reader }, wish }: { inside: Inside; wish: { page?: string } }) => {
  const page = pageOf(wish.page)
  const where: Where = { and: [{ user: { equals: person.id } }, { or: [{ agency: { equals: agency.id } }, { agency: { exists: false } }] }] }
  const { docs, totalDocs, totalPages } = await as(req).find('notifications', { where, sort: '-createdAt', limit: perPage, page })
  const news: News[] = (docs as unknown as Record<string, string | null>[]).map(({ id, title, body, link, createdAt, readAt, type }) => ({ id: id!, title: title ?? '', body: body ?? '', link: ownPage(link), at: createdAt!, read: Boolean(readAt), type: type ?? '' }))
  const own = Object.entries(kinds).flatMap(([name, kind]) => (!('essential' in kind) && 'to' in kind && kind.to && 'client' in kind.to && kind.to.client ? [{ name, label: kind.label, group: kind.group, mailed: kind.to.client.mail !== null }] : []))
  const preferences = preferencesOf((req.user as unknown as { notificationPreferences?: unknown }).notificationPreferences, { digestAt: await digestTimeOf(req, agency.id) })
  return (
    <>
      <Head title="Notifications" />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:items-start">
        <div>
          <NewsList news={news} reader={reader} />
          <Pages href={(to) => `/notifications?page=${to}`} page={page} pages={totalPages} total={totalDocs} />
        </div>
        <Preferences kinds={own} preferences={preferences} />
      </div>
    </>
  )
}
