import { ArrowRight, CalendarDays, Images, MessageSquare, Plug } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Inside } from '../here'
import { Head } from '../frame/Head'
import { Paused } from '../item/Paused'
import { planned, When } from '../item/When'
import { platformLabel } from '../item/words'
import { PostLine } from '../posts/PostLine'
import { Avatar } from '../ui/Avatar'
import { Badge } from '../ui/Badge'
import { buttonLook } from '../ui/Button'
import { Card, Panel } from '../ui/Card'
import { Empty } from '../states/states'
import { overviewOf, type Totals } from './read'

const dayPart = (now: number, zone: string): string => {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: zone }).format(now))
  return hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
}

/** The first page: what needs the client, then everything else. */
export const Overview = async ({ inside }: { inside: Inside }) => {
  const { person, client, reader, brand } = inside
  const { totals, recent, mine, next, accounts, agent, waiting } = await overviewOf(inside)
  return (
    <>
      <Head lead={client.name} title={[dayPart(reader.now, reader.zone), person.firstName].filter(Boolean).join(', ')} />
      {next.length > 0 && <Paused inside={inside} />}
      <Waiting n={waiting} />
      <Figures locale={reader.locale} totals={totals} />
      <div className="mt-4 grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] lg:items-start">
        <Panel action={recent.length > 0 && <More href="/posts">All posts</More>} id="recent" title="Latest posts">
          {recent.length ? <ul className="-mx-2 divide-y divide-line">{recent.map((post) => <PostLine key={post.id} post={post} reader={reader} waits={mine.has(post.id)} />)}</ul> : <Empty icon={<Images />} title="No posts yet">{agent ? `${agent.name} is` : 'The people who work for you are'} preparing the first ideas.</Empty>}
        </Panel>
        <div className="grid grid-cols-1 gap-4">
          <AgentCard agency={brand.name} agent={agent} reader={reader} />
          <Panel action={<More href="/calendar">Calendar</More>} id="next" title="What is next">
            {next.length ? (
              <ul className="grid grid-cols-1 gap-1.5">
                {next.map((post) => (
                  <li className="relative flex min-h-11 items-baseline gap-3" key={post.id}>
                    <CalendarDays aria-hidden="true" className="shrink-0 translate-y-0.5 text-quiet" size={16} />
                    <p className="min-w-0 text-sm"><Link className="block truncate text-left font-medium underline-offset-4 after:absolute after:inset-0 hover:underline" dir="auto" href={`/posts/${post.id}`} prefetch={false}>{post.title}</Link><span className="text-quiet">{planned(post.scheduledAt!, reader)} · {platformLabel(post.platform)}</span></p>
                  </li>
                ))}
              </ul>
            ) : <p className="text-sm text-quiet">Nothing is planned yet.</p>}
          </Panel>
          <Panel action={<More href="/accounts">Accounts</More>} id="accounts" title="Connected accounts">
            {accounts.length ? <ul className="grid grid-cols-1 gap-2">{accounts.map(({ id, platform, account }) => <li className="flex items-center justify-between gap-3 text-sm" key={id}><span className="min-w-0 truncate"><span className="font-medium">{platformLabel(platform)}</span> <span className="text-quiet">{account.handle}</span></span><Health status={account.status} /></li>)}</ul> : <p className="flex items-center gap-2 text-sm text-quiet"><Plug aria-hidden="true" size={16} /> Connect an account so that posts can be planned for it.</p>}
          </Panel>
        </div>
      </div>
    </>
  )
}

const More = ({ href, children }: { href: string; children: ReactNode }) => <Link className="inline-flex min-h-11 items-center gap-1 text-sm font-medium text-brand-text underline-offset-4 hover:underline" href={href}>{children}<ArrowRight aria-hidden="true" className="rtl:rotate-180" size={14} /></Link>

export const Health = ({ status }: { status: string | null }) =>
  status === 'needs_attention' || status === 'expired' || status === 'revoked' ? <Badge tone="bad">Connect again</Badge> : status === 'expiring' ? <Badge tone="warn">Ends soon</Badge> : <Badge tone="good">Working</Badge>

const Waiting = ({ n }: { n: number }) =>
  n > 0 ? (
    <section aria-label="Waiting for you" className="mb-4 flex flex-wrap items-center justify-between gap-4 rounded-xl bg-brand p-5 text-on-brand">
      <p className="text-xl font-semibold">{n === 1 ? 'One thing waits for your decision' : `${n} things wait for your decision`}</p>
      <Link className="inline-flex min-h-11 items-center gap-2 rounded-md bg-card px-5 text-sm font-semibold text-ink" href="/inbox">Decide now <ArrowRight aria-hidden="true" className="rtl:rotate-180" size={16} /></Link>
    </section>
  ) : null

const Figures = ({ totals, locale }: { totals: Totals; locale: string }) => {
  const all = [['All posts', totals.all, '/posts?state=all'], ['To approve', totals.pending, '/posts'], ['Approved', totals.approved, '/posts?state=approved'], ['Posted', totals.posted, '/posts?state=posted']] as const
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {all.map(([label, n, href]) => (
        <div className="relative flex flex-col-reverse rounded-xl border border-line bg-card px-4 py-3 shadow-card focus-within:outline-2 hover:bg-sunk" key={label}>
          <dt className="text-sm text-quiet"><Link className="after:absolute after:inset-0" href={href}>{label}</Link></dt>
          <dd className="figure text-2xl font-semibold">{n.toLocaleString(locale)}</dd>
        </div>
      ))}
    </dl>
  )
}

type Agent = Awaited<ReturnType<typeof overviewOf>>['agent']

const AgentCard = ({ agent, agency, reader }: { agent: Agent; agency: string; reader: Inside['reader'] }) => (
  <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-5">
    <Avatar image={agent?.picture} name={agent?.name ?? agency} online={agent?.presence?.online} size={48} />
    <div className="min-w-0 flex-1 basis-36">
      <p className="font-semibold">{agent?.name ?? agency}</p>
      <p className="text-sm text-quiet">{agent ? (agent.jobTitle ?? 'Looks after you') : 'Your agency will be in touch'}</p>
      {agent?.presence && <p className="text-xs text-quiet">{agent.presence.online ? 'Online' : agent.presence.lastSeen && <>Last here <When at={agent.presence.lastSeen} reader={reader} /></>}</p>}
    </div>
    <Link className={buttonLook({ size: 'small' })} href="/messages"><MessageSquare aria-hidden="true" size={16} /> Message</Link>
  </Card>
)
