'use client'

import { useResume } from '@/src/browser/session/useResume'

/** The page to go on with: one of the admin's own, never another address. */
export const pageAfter = (search: string): string => {
  const wanted = new URLSearchParams(search).get('redirect') ?? ''
  const here = 'https://admin.invalid'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, here)) return '/admin'
  const { origin, pathname, search: query } = new URL(wanted, here)
  const isOwn = origin === here && `${pathname}/`.startsWith('/admin/') && !/^\/admin\/(login|logout)/.test(pathname)
  return isOwn ? `${pathname}${query}` : '/admin'
}

/** Goes on with a session that is still open in this browser. */
export const Resume = () => (useResume(pageAfter), null)
