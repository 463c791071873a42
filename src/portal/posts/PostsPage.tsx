import { Images, Search } from 'lucide-react'
import Link from 'next/link'
import { pageOf } from '../asked'
import type { Inside } from '../here'
import { Head } from '../frame/Head'
import { findPosts } from '../item/read'
import { platformWords } from '../item/words'
import { buttonLook } from '../ui/Button'
import { Card } from '../ui/Card'
import { Pages } from '../ui/Pages'
import { Empty } from '../states/states'
import { Tabs } from '../ui/Tabs'
import { countsOf, matching } from './find'
import { PostCard } from './PostCard'
import { hrefWith, tabOf, tabs, whereOf, type Wish } from './query'

const perPage = 24

/** All posts of a client, by where they stand. */
export const PostsPage = async ({ inside: { req, agency, client, reader }, wish }: { inside: Inside; wish: Wish }) => {
  const page = pageOf(wish.page)
  const tab = tabOf(wish.state)
  const words = wish.q?.trim() ?? ''
  const found = words ? await matching(req, client.id, words) : null
  const where = { and: [await whereOf(req, client.id, wish), ...(found ? [{ id: { in: found } }] : [])] }
  const [{ posts, total, pages }, counts] = [await findPosts(req, { where, sort: tab.key === 'approved' ? 'scheduledAt' : '-updatedAt', limit: perPage, page }), await countsOf(req, agency.id, client.id)]
  const filtered = Boolean(words || wish.platform || wish.from || wish.to)
  return (
    <>
      <Head title="Posts" />
      <Tabs label="Posts by state" tabs={tabs.map(({ key, label, states }) => ({ href: hrefWith('/posts', wish, { state: key === 'waiting' ? undefined : key }), label, open: key === tab.key, n: states.reduce((sum, state) => sum + (counts[state] ?? 0), 0) }))} />
      <Filters tab={tab.key} wish={wish} />
      {posts.length ? (
        <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">{posts.map((post) => <PostCard key={post.id} post={post} reader={reader} />)}</ul>
      ) : (
        <Card>{filtered ? <Empty action={<Link className={buttonLook()} href={hrefWith('/posts', {}, { state: wish.state })}>Show all</Link>} icon={<Search />} title="No post matches" /> : <Empty icon={<Images />} title={tab.none} />}</Card>
      )}
      <Pages href={(to) => hrefWith('/posts', wish, { page: String(to) })} page={page} pages={pages} total={total} />
    </>
  )
}

const dates = [{ name: 'from', label: 'From' }, { name: 'to', label: 'To' }] as const

const Filters = ({ wish, tab }: { wish: Wish; tab: string }) => (
  <form action="/posts" className="mb-4 flex flex-wrap gap-2" role="search">
    {tab !== 'waiting' && <input name="state" type="hidden" value={tab} />}
    <label className="relative min-w-0 flex-1 basis-52"><span className="sr-only">Search in posts</span><Search aria-hidden="true" className="absolute top-3.5 left-3 text-quiet" size={16} /><input className="h-11 w-full rounded-md border border-edge bg-card pr-3 pl-9 text-base sm:text-sm" defaultValue={wish.q} name="q" placeholder="Search" type="search" /></label>
    <label className="min-w-0 flex-1 basis-36 sm:max-w-48"><span className="sr-only">Network</span><select className="h-11 w-full rounded-md border border-edge bg-card px-3 text-base sm:text-sm" defaultValue={wish.platform ?? ''} name="platform"><option value="">All networks</option>{Object.entries(platformWords).map(([key, label]) => <option key={key} value={key}>{label}</option>)}</select></label>
    <button className={buttonLook()} type="submit">Search</button>
    <details className="basis-full" open={Boolean(wish.from || wish.to)}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium text-brand-text">Planned between</summary>
      <div className="flex flex-wrap gap-2">{dates.map(({ name, label }) => <label className="flex min-w-0 flex-1 basis-36 items-center gap-2 text-sm sm:max-w-56" key={name}><span className="w-10 shrink-0 text-quiet">{label}</span><input className="h-11 w-full min-w-0 rounded-md border border-edge bg-card px-3 text-base sm:text-sm" defaultValue={wish[name]} name={name} type="date" /></label>)}</div>
    </details>
  </form>
)
