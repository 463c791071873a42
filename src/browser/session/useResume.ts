'use client'

import { useEffect } from 'react'
import { mayBeOpen, renew } from './renew'

const key = 'session.resumed'
const pauseMs = 10_000

/** Goes on with a session whose access token ran out while no page was open, before anybody is asked for a password. `pageAfter` names the page that a query wants. */
export const useResume = (pageAfter: (search: string) => string): void =>
  useEffect(() => {
    const before = Number(window.sessionStorage.getItem(key) ?? 0)
    if (!mayBeOpen() || before > Date.now() - pauseMs) return
    window.sessionStorage.setItem(key, String(Date.now()))
    void renew().then((renewed) => renewed && window.location.replace(pageAfter(window.location.search)))
  }, [pageAfter])
