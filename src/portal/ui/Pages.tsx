import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { buttonLook } from './Button'

type Props = { page: number; pages: number; total: number; href: (page: number) => string }

/** Steps through the pages of a long list; nothing for a single one. */
export const Pages = ({ page, pages, total, href }: Props) =>
  pages > 1 ? (
    <nav aria-label="Pages of the list" className="mt-6 flex items-center justify-between gap-3">
      {page > 1 ? <Link className={buttonLook()} href={href(page - 1)}><ChevronLeft aria-hidden="true" size={16} /> Earlier</Link> : <span />}
      <p className="figure text-sm text-quiet">Page {page} of {pages} · {total} in all</p>
      {page < pages ? <Link className={buttonLook()} href={href(page + 1)}>Later <ChevronRight aria-hidden="true" size={16} /></Link> : <span />}
    </nav>
  ) : null
