'use client'

import { Link, NavGroup, useAuth, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'
import styles from './nav.module.css'
import { useUnread } from './useUnread'

type Place = { path: `/${string}`; label: string; needs?: 'read' | 'create' }

const places: readonly Place[] = [
  { path: '/my-clients', label: 'My clients', needs: 'read' },
  { path: '/write-post', label: 'Write a post', needs: 'create' },
  { path: '/post-calendar', label: 'Calendar', needs: 'read' },
  { path: '/messages', label: 'Messages' },
]

/** The ways of the day, above the collections: what waits is counted beside them. */
export const WorkNavLinks = () => {
  const { config } = useConfig()
  const { permissions } = useAuth()
  const here = usePathname()
  const unread = useUnread()
  const posts = permissions?.collections?.posts
  const shown = places.filter(({ needs }) => !needs || Boolean(posts?.[needs]))
  return (
    <NavGroup label="My work">
      {shown.map(({ path, label }) => {
        const href = formatAdminURL({ adminRoute: config.routes.admin, path })
        const id = `nav-${path.slice(1)}`
        const isOpen = here === href
        const words = <>{isOpen && <div className="nav__link-indicator" />}<span className="nav__link-label">{label}</span>{path === '/messages' && unread > 0 && <span className={styles.badge}>{unread > 99 ? '99+' : unread}<span className="sr-only"> unread</span></span>}</>
        return isOpen ? <div aria-current="page" className="nav__link" id={id} key={path}>{words}</div> : <Link className="nav__link" href={href} id={id} key={path} prefetch={false}>{words}</Link>
      })}
    </NavGroup>
  )
}
