import Link from 'next/link'

type Tab = { href: string; label: string; open: boolean; n?: number }

/** Pages beside each other; on a phone they can be pushed sideways. */
export const Tabs = ({ tabs, label }: { tabs: Tab[]; label: string }) => (
  <nav aria-label={label} className="-mx-4 mb-4 overflow-x-auto border-b border-line px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
    <ul className="flex gap-1">
      {tabs.map(({ href, label: name, open, n }) => (
        <li key={href}>
          <Link aria-current={open ? 'page' : undefined} className={`flex min-h-11 items-center gap-2 border-b-2 px-3 text-sm font-medium whitespace-nowrap ${open ? 'border-brand text-ink' : 'border-transparent text-quiet hover:text-ink'}`} href={href}>
            {name}
            {n !== undefined && n > 0 && <span className="figure rounded-full bg-sunk px-2 text-xs">{n}</span>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
