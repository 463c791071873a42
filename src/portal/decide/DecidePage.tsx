import { Link2Off } from 'lucide-react'
import { lookByLink } from '@/src/domain/platform/approvals/links/endpoints'
import { sayPageStatus } from '@/src/engine/pageStatus'
import { isRefusal } from '@/src/errors'
import { readerOf } from '@/src/browser/format/reader'
import { Mark } from '../brand/Mark'
import type { Here } from '../here'
import { planned } from '../item/When'
import { platformLabel } from '../item/words'
import { buttonLook } from '../ui/Button'
import { Card } from '../ui/Card'
import { SomebodyElse } from '../states/SomebodyElse'
import { Empty } from '../states/states'
import { DecideByLink } from './DecideByLink'
import { keptOf, type Kept } from './kept'

const titles: Record<string, string> = { LINK_EXPIRED: 'This link has expired', LINK_USED: 'You have decided already', LINK_REVOKED: 'This link no longer holds', LINK_OTHER_PERSON: 'This link is for somebody else' }

const look = async ({ req }: Here, token: string) => {
  try {
    return { kept: JSON.parse(JSON.stringify(await lookByLink(req, token))) as Kept, refusal: null }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { message, status, data } = error as unknown as { message: string; status: number; data?: { name?: string } }
    sayPageStatus(status)
    return { kept: null, refusal: { message, title: titles[data?.name ?? ''] ?? 'This link does not work', isOthers: data?.name === 'LINK_OTHER_PERSON' } }
  }
}

/** The page that a mail's link opens: exactly one thing to decide, without a sign-in. Opening it changes nothing. */
export const DecidePage = async ({ here, token }: { here: Here; token: string }) => {
  const { brand } = here
  const { kept, refusal } = await look(here, token)
  const reader = readerOf({ timezone: kept?.content.scheduledTimezone ?? brand.zone })
  return (
    <div className="mx-auto flex min-h-dvh max-w-2xl flex-col px-4 sm:px-6">
      <header className="flex h-16 items-center"><Mark brand={brand} height={30} /></header>
      <main className="flex-1 pt-2 pb-28" id="content">
        {kept ? (
          <DecideByLink agency={brand.name} allowed={kept.allowedDecisions.map((decision) => decision.replace('_', '-'))} facts={[`For ${kept.person.name}, ${kept.client.name}`, platformOr(kept), kept.account, kept.dueAt && `planned ${planned(kept.dueAt, reader)}`].filter(Boolean).join(' · ')} shown={keptOf(kept, token)} token={token} />
        ) : (
          <Card><Empty action={refusal!.isOthers ? <SomebodyElse straight>Sign out and open it</SomebodyElse> : <a className={buttonLook({ kind: 'main' })} href="/inbox">{here.req.user ? 'See what waits for you' : 'Sign in'}</a>} icon={<Link2Off />} title={refusal!.title} whole>{refusal!.message}</Empty></Card>
        )}
      </main>
      {brand.footer && <footer className="pb-28 text-center text-xs text-quiet whitespace-pre-line lg:pb-8">{brand.footer}</footer>}
    </div>
  )
}

const platformOr = ({ type, content }: Kept): string => (type === 'post' ? platformLabel(content.platform ?? null) : 'Document')
