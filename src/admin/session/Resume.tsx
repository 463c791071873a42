'use client'

import { useEffect } from 'react'
import { mayBeOpen, renew } from '@/src/browser/session/renew'

const key = 'session.resumed'
const pauseMs = 10_000

/** The page to go on with: one of the admin's own, never another address. */
export const pageAfter = (search: string): string => {
  const wanted = new URLSearchParams(search).get('redirect') ?? ''
  const here = 'https://admin.invalid'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, here)) return '/admin'
  const { origin, pathname, search: query } = new URL(wanted, here)
  const isOwn = origin === here && `${pathname}/`.startsWith('/admin/') && !/^\/admin\/(login|logout)/.test(pathname)
  return isOwn ? `${pathname}${query}` : '/admin'
}

/** Goes on with a session whose access token ran out while no page was open, before anybody is asked for a password. */
export const Resume = () => {
  useEffect(() => {
    const before = Number(window.sessionStorage.getItem(key) ?? 0)
    if (!mayBeOpen() || before > Date.now() - pauseMs) return
    window.sessionStorage.setItem(key, String(Date.now()))
    void renew().then((renewed) => renewed && window.location.replace(pageAfter(window.location.search)))
  }, [])
  return null
}
