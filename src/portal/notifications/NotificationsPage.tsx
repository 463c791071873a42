import type { Where } from 'payload'
import { as } from '@/src/engine/doors'
import { shownPreferences } from '@/src/domain/platform/notifications/own'
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
  return (
    <>
      <Head title="Notifications" />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:items-start">
        <div>
          <NewsList news={news} reader={reader} />
          <Pages href={(to) => `/notifications?page=${to}`} page={page} pages={totalPages} total={totalDocs} />
        </div>
        <Preferences preferences={await shownPreferences(req)} />
      </div>
    </>
  )
}
