import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = { title: ReactNode; lead?: ReactNode; back?: { href: string; label: string }; action?: ReactNode }

/** The head of a page: where one is, in a line, and what one can do about all of it. */
export const Head = ({ title, lead, back, action }: Props) => (
  <div className="mb-5">
    {back && <Link className="mb-1 -ml-1 inline-flex min-h-11 items-center gap-1.5 rounded-md px-1 text-sm font-medium text-quiet hover:text-ink" href={back.href}><ArrowLeft aria-hidden="true" className="rtl:rotate-180" size={16} /> {back.label}</Link>}
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold" dir="auto">{title}</h1>
        {lead && <p className="mt-1 max-w-[70ch] text-sm text-quiet">{lead}</p>}
      </div>
      {action}
    </div>
  </div>
)
