'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Count } from '../ui/Badge'
import { countLabel, entries, isOpen } from './entries'
import { icons } from './icons'
import { useCounts } from './live/Counts'

/** The pages at the side, where there is room. */
export const SideNav = () => {
  const path = usePathname()
  const counts = useCounts()
  return (
    <nav aria-label="Pages">
      <ul className="flex flex-col gap-0.5">
        {entries.map((entry) => {
          const Icon = icons[entry.icon]
          const open = isOpen(entry.href, path)
          return (
            <li key={entry.href}>
              <Link aria-current={open ? 'page' : undefined} className={`flex min-h-10 items-center gap-3 rounded-md px-3 text-sm font-medium transition-colors ${open ? 'bg-brand-soft text-brand-text' : 'text-quiet hover:bg-sunk hover:text-ink'}`} href={entry.href}>
                <Icon aria-hidden="true" size={18} strokeWidth={open ? 2.25 : 1.9} />
                <span className="flex-1">{entry.label}</span>
                {'count' in entry && <Count label={countLabel[entry.count]} n={counts[entry.count]} />}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

const below = entries.filter(({ href }) => ['/', '/inbox', '/posts', '/calendar', '/messages'].includes(href))

/** The five pages of every day, within reach of a thumb. */
export const BottomNav = () => {
  const path = usePathname()
  const counts = useCounts()
  return (
    <nav aria-label="Pages" className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden">
      <ul className="mx-auto grid max-w-xl grid-cols-5">
        {below.map((entry) => {
          const Icon = icons[entry.icon]
          const open = isOpen(entry.href, path)
          return (
            <li key={entry.href}>
              <Link aria-current={open ? 'page' : undefined} className={`relative flex h-16 flex-col items-center justify-center gap-1 text-xs font-medium ${open ? 'text-brand-text' : 'text-quiet'}`} href={entry.href}>
                <Icon aria-hidden="true" size={22} strokeWidth={open ? 2.25 : 1.8} />
                <span className="max-w-full truncate px-0.5">{entry.label}</span>
                {'count' in entry && <Count className="absolute top-1 left-[calc(50%+4px)]" label={countLabel[entry.count]} n={counts[entry.count]} />}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
