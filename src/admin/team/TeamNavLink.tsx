'use client'

import { Link, NavGroup, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'

/** The way to the team in the menu, as the collections have theirs. */
export const TeamNavLink = () => {
  const { config } = useConfig()
  const href = formatAdminURL({ adminRoute: config.routes.admin, path: '/team' })
  const isOpen = usePathname() === href
  const label = <><>{isOpen && <div className="nav__link-indicator" />}</><span className="nav__link-label">Team</span></>
  return <NavGroup label="Agency">{isOpen ? <div className="nav__link" id="nav-team">{label}</div> : <Link className="nav__link" href={href} id="nav-team" prefetch={false}>{label}</Link>}</NavGroup>
}
