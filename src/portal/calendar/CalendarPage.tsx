import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { plannedIn } from '@/src/domain/social/posts/list/plan'
import type { Reader } from '@/src/browser/format/reader'
import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { Paused } from '../item/Paused'
import { findPosts } from '../item/read'
import type { ShownPost } from '../item/shown'
import { StateBadge } from '../item/StateBadge'
import { platformLabel, stateWords } from '../item/words'
import { buttonLook } from '../ui/Button'
import { Card } from '../ui/Card'
import { Empty, Notice } from '../states/states'
import { boundsOf, dayIn, monthOf, monthsOn, weeksOf, type Month } from './month'

type Item = ShownPost & { at: string; day: string }
export type Wish = { month?: string; view?: string }

const timeOf = (at: string, { locale, zone }: Reader): string => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(new Date(at))
const dayWords = (day: string, locale: string, weekday: 'long' | 'short' = 'long'): string => new Intl.DateTimeFormat(locale, { weekday, day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

/** As many posts one month shows. */
const most = 500

const itemsOf = async ({ req, client, reader }: Inside, month: Month): Promise<{ items: Item[]; isCut: boolean }> => {
  const { from, to } = boundsOf(month)
  const span = { greater_than_equal: from, less_than: to }
  const { posts, rows, total } = await findPosts(req, { where: { and: [{ client: { equals: client.id } }, { or: [await plannedIn(req, span), { postedAt: span }] }] }, sort: 'scheduledAt', limit: most })
  const items = posts.flatMap((post, index) => {
    const at = (rows[index]!.postedAt as string | null) ?? post.scheduledAt
    return at && dayIn(at, reader.zone).startsWith(month.key) ? [{ ...post, at, day: dayIn(at, reader.zone) }] : []
  }).sort((a, b) => (a.at < b.at ? -1 : 1))
  return { items, isCut: total > most }
}

/** What is planned and what went out, month by month: as a sheet where there is room, as a list else. */
export const CalendarPage = async ({ inside, wish }: { inside: Inside; wish: Wish }) => {
  const { reader } = inside
  const month = monthOf(wish.month, reader.now, reader.zone)
  const { items, isCut } = await itemsOf(inside, month)
  const name = new Intl.DateTimeFormat(reader.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month.key}-15T12:00:00Z`))
  const asList = wish.view === 'list'
  const href = (to: string, view = wish.view) => `/calendar?month=${to}${view === 'list' ? '&view=list' : ''}`
  const views = (
    <div className="flex flex-wrap items-center gap-2">
      <Link aria-label="Month before" className={buttonLook({ size: 'icon' })} href={href(monthsOn(month, -1))}><ChevronLeft aria-hidden="true" className="rtl:rotate-180" size={18} /></Link>
      <Link className={buttonLook({ size: 'small' })} href={href(dayIn(new Date(reader.now), reader.zone).slice(0, 7))}>Today</Link>
      <Link aria-label="Month after" className={buttonLook({ size: 'icon' })} href={href(monthsOn(month, 1))}><ChevronRight aria-hidden="true" className="rtl:rotate-180" size={18} /></Link>
      <Link className={buttonLook({ size: 'small' }, 'max-lg:hidden')} href={href(month.key, asList ? 'month' : 'list')}>{asList ? 'As a month' : 'As a list'}</Link>
    </div>
  )
  return (
    <>
      <Head action={views} lead={`Times in ${reader.zone.replaceAll('_', ' ')}.`} title={name} />
      {items.some(({ status, at }) => status !== 'posted' && Date.parse(at) > reader.now - 3_600_000) && <Paused inside={inside} />}
      {isCut && <div className="mb-4"><Notice tone="neutral"><p>The first {most} posts of this month stand here. All of them are under <Link className="font-medium underline underline-offset-4" href="/posts?state=all">Posts</Link>.</p></Notice></div>}
      {!asList && <Sheet items={items} month={month} reader={reader} />}
      <div className={asList ? '' : 'lg:hidden'}>{items.length ? <Days items={items} reader={reader} /> : <Card><Empty icon={<CalendarDays />} title="Nothing planned this month">Posts stand here as soon as they have a date.</Empty></Card>}</div>
    </>
  )
}

const Days = ({ items, reader }: { items: Item[]; reader: Reader }) => (
  <ol className="flex flex-col gap-5">
    {[...new Set(items.map(({ day }) => day))].map((day) => (
      <li key={day}>
        <h2 className="mb-2 text-sm font-semibold">{dayWords(day, reader.locale)}</h2>
        <ul className="divide-y divide-line rounded-xl border border-line bg-card shadow-card">
          {items.filter((item) => item.day === day).map((item) => (
            <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-sunk" key={item.id}>
              <span className="figure w-18 shrink-0 text-sm text-quiet">{timeOf(item.at, reader)}</span>
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5">
                <span className="min-w-0 flex-1 basis-40"><Link className="line-clamp-2 text-left text-sm font-medium wrap-anywhere after:absolute after:inset-0" dir="auto" href={`/posts/${item.id}`} prefetch={false}>{item.title}</Link><span className="block truncate text-xs text-quiet">{platformLabel(item.platform)}</span></span>
                <StateBadge state={item.status} />
              </span>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ol>
)

const mostADay = 3
const tones: Record<string, string> = { brand: 'bg-brand-soft text-brand-text', good: 'bg-good-soft text-good', warn: 'bg-warn-soft text-warn', bad: 'bg-bad-soft text-bad', neutral: 'bg-sunk text-ink' }

const Entry = ({ item, reader }: { item: Item; reader: Reader }) => {
  const { label, tone } = stateWords[item.status] ?? { label: item.status, tone: 'neutral' }
  return (
    <li>
      <Link className={`block rounded-md px-2 py-1 text-xs ${tones[tone]} hover:underline`} href={`/posts/${item.id}`} prefetch={false}>
        <span className="block truncate text-left font-medium" dir="auto">{item.title}</span>
        <span className="figure block truncate">{timeOf(item.at, reader)} · {label}</span>
      </Link>
    </li>
  )
}

const Sheet = ({ items, month, reader }: { items: Item[]; month: Month; reader: Reader }) => {
  const weeks = weeksOf(month)
  const today = dayIn(new Date(reader.now), reader.zone)
  return (
    <table className="hidden w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-xl border border-line bg-card shadow-card lg:table">
      <caption className="sr-only">Posts by day</caption>
      <thead><tr>{weeks[0]!.map((day) => <th className="border-b border-line px-3 py-2 text-left text-xs font-medium text-quiet" key={day} scope="col">{new Intl.DateTimeFormat(reader.locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const of = items.filter((item) => item.day === day)
              const outside = !day.startsWith(month.key)
              return (
                <td className={`h-30 border-b border-line p-1.5 align-top not-last:border-r ${outside ? 'bg-page' : ''}`} key={day}>
                  <p className={`figure mb-1 inline-grid size-7 place-items-center rounded-full text-xs ${day === today ? 'bg-brand font-semibold text-on-brand' : 'text-quiet'}`}><span aria-hidden="true">{Number(day.slice(8))}</span><span className="sr-only">{dayWords(day, reader.locale)}{day === today ? ', today' : ''}</span></p>
                  {of.length > 0 && <ul className="flex flex-col gap-1">{of.slice(0, mostADay).map((item) => <Entry item={item} key={item.id} reader={reader} />)}</ul>}
                  {of.length > mostADay && <Link className="mt-1 inline-block px-2 text-xs font-medium text-brand-text underline-offset-2 hover:underline" href={`/calendar?month=${month.key}&view=list`}>{of.length - mostADay} more</Link>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
