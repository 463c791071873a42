'use client'

import { Link, NavGroup, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'

type Props = { sections: { slug: string; title: string }[] }

/** A group of the menu like those of the collections; the open page is marked and is no link to itself. */
export const SettingsNavGroup = ({ sections }: Props) => {
  const { config } = useConfig()
  const pathname = usePathname()
  const entries = [{ path: '/settings', title: 'Overview', slug: 'overview' }, ...sections.map(({ slug, title }) => ({ path: `/settings/${slug}`, title, slug }))] as const
  return (
    <NavGroup label="Settings">
      {entries.map(({ path, title, slug }) => {
        const href = formatAdminURL({ adminRoute: config.routes.admin, path: path as `/${string}` })
        const isOpen = pathname === href || (slug !== 'overview' && pathname.startsWith(`${href}/`))
        const label = (
          <>
            {isOpen && <div className="nav__link-indicator" />}
            <span className="nav__link-label">{title}</span>
          </>
        )
        if (pathname === href) return <div className="nav__link" id={`nav-settings-${slug}`} key={slug}>{label}</div>
        return <Link className="nav__link" href={href} id={`nav-settings-${slug}`} key={slug} prefetch={false}>{label}</Link>
      })}
    </NavGroup>
  )
}
