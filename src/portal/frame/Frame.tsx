import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from '../brand/Mark'
import type { Inside } from '../here'
import { Toasts } from '../ui/Toasts'
import type { Counts } from './entries'
import { CountsHolder } from './live/Counts'
import { KeepOpen } from './live/KeepOpen'
import { Live } from './live/Live'
import { BottomNav, SideNav } from './Nav'
import { TopBar } from './TopBar'

/** What all pages behind the sign-in share: the agency's mark, the pages, the person. */
export const Frame = ({ inside, counts, children }: { inside: Inside; counts: Counts; children: ReactNode }) => {
  const { brand, person, client, clients, theme } = inside
  return (
    <CountsHolder told={counts}>
      <Toasts>
        <a className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-card focus:px-4 focus:py-3 focus:shadow-float" href="#content">Skip to the content</a>
        <div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
          <aside className="hidden lg:block">
            <div className="sticky top-0 flex h-dvh flex-col gap-6 border-r border-line bg-card px-4 py-5">
              <Link aria-label={`${brand.name}: overview`} className="flex min-h-11 items-center px-2" href="/"><Mark brand={brand} height={32} /></Link>
              <SideNav />
              {brand.footer && <p className="mt-auto px-3 text-xs text-quiet whitespace-pre-line">{brand.footer}</p>}
            </div>
          </aside>
          <div className="flex min-h-dvh min-w-0 flex-col">
            <header className="sticky top-0 z-20 flex h-16 items-center justify-between gap-3 border-b border-line bg-page/90 px-4 backdrop-blur-sm sm:px-6 lg:border-transparent">
              <Link aria-label={`${brand.name}: overview`} className="flex min-h-11 min-w-0 items-center lg:hidden" href="/"><Mark brand={brand} height={28} /></Link>
              <p className="hidden truncate text-sm text-quiet lg:block">{client.name}</p>
              <TopBar client={client} clients={clients} person={person} theme={theme} />
            </header>
            <main className="mx-auto w-full max-w-6xl flex-1 px-4 pt-4 pb-28 sm:px-6 lg:pb-16" id="content" tabIndex={-1}>{children}</main>
            {brand.footer && <footer className="px-4 pb-24 text-center text-xs text-quiet whitespace-pre-line lg:hidden">{brand.footer}</footer>}
          </div>
        </div>
        <BottomNav />
        <KeepOpen person={person.id} />
        <Live />
      </Toasts>
    </CountsHolder>
  )
}
