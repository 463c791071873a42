import type { Where } from 'payload'
import { FileText, Search } from 'lucide-react'
import Link from 'next/link'
import { pageOf } from '../asked'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { findDocuments } from '../item/read'
import type { ShownDocument } from '../item/shown'
import { StateBadge } from '../item/StateBadge'
import { When } from '../item/When'
import { buttonLook } from '../ui/Button'
import { Card } from '../ui/Card'
import { Pages } from '../ui/Pages'
import { Empty } from '../states/states'
import { Tabs } from '../ui/Tabs'

export type Wish = { show?: string; q?: string; page?: string }

const readable = ['ready', 'distributed', 'expired']
const hrefWith = (wish: Wish) => `/documents${Object.values(wish).some(Boolean) ? `?${new URLSearchParams(Object.entries(wish).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString()}` : ''}`

/** The documents that are there to be read, those first that wait for a review. */
export const DocumentsPage = async ({ inside: { req, client, reader }, wish }: { inside: Inside; wish: Wish }) => {
  const page = pageOf(wish.page)
  const words = wish.q?.trim().slice(0, 200)
  const review = wish.show === 'review'
  const where: Where = { and: [{ client: { equals: client.id } }, { status: { in: readable } }, ...(review ? [{ reviewStatus: { equals: 'requested' } }] : []), ...(words ? [{ title: { like: words } }] : [])] }
  const { documents, total, pages } = await findDocuments(req, { where, sort: '-createdAt', limit: 24, page })
  return (
    <>
      <Head title="Documents" />
      <Tabs label="Documents" tabs={[{ href: hrefWith({ q: wish.q }), label: 'All', open: !review }, { href: hrefWith({ q: wish.q, show: 'review' }), label: 'To review', open: review }]} />
      <form action="/documents" className="mb-4 flex gap-2" role="search">
        {review && <input name="show" type="hidden" value="review" />}
        <label className="relative min-w-0 flex-1 sm:max-w-sm"><span className="sr-only">Search in titles</span><Search aria-hidden="true" className="absolute top-3.5 left-3 text-quiet" size={16} /><input className="h-11 w-full rounded-md border border-edge bg-card pr-3 pl-9 text-base sm:text-sm" defaultValue={wish.q} name="q" placeholder="Search" type="search" /></label>
        <button className={buttonLook()} type="submit">Search</button>
      </form>
      {documents.length ? <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">{documents.map((one) => <Sheet document={one} key={one.id} reader={reader} />)}</ul> : <Card>{words ? <Empty action={<Link className={buttonLook()} href={hrefWith({ show: wish.show })}>Show all</Link>} icon={<Search />} title="No document matches" /> : <Empty icon={<FileText />} title={review ? 'Nothing waits for your review' : 'No documents yet'}>{review ? 'When a document is ready for you to look at, it stands here.' : 'Reports that are made for you stand here, to read and to download.'}</Empty>}</Card>}
      <Pages href={(to) => hrefWith({ ...wish, page: String(to) })} page={page} pages={pages} total={total} />
    </>
  )
}

const Sheet = ({ document: { id, title, pages, cover, status, createdAt }, reader }: { document: ShownDocument; reader: Inside['reader'] }) => (
  <li className="relative flex flex-col gap-3">
    <div aria-hidden="true" className="overflow-hidden rounded-[4px] border border-line bg-white shadow-card">
      {cover ? <img alt="" className="aspect-[17/22] w-full object-cover" loading="lazy" src={cover} /> : <span className="grid aspect-[17/22] place-items-center bg-[#f4f4f5] text-[#71717a]"><FileText size={36} strokeWidth={1.3} /></span>}
    </div>
    <div className="min-w-0">
      <h2 className="text-sm font-semibold"><Link className="line-clamp-3 after:absolute after:inset-0" dir="auto" href={`/documents/${id}`} prefetch={false}>{title}</Link></h2>
      <p className="mt-1 text-xs text-quiet">{pages && `${pages} pages · `}<When at={createdAt} reader={reader} /></p>
      {status !== 'none' && <p className="mt-2"><StateBadge state={status} /></p>}
    </div>
  </li>
)
