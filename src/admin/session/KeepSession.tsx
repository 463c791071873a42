'use client'

import { useAuth } from '@payloadcms/ui'
import { useEffect, type ReactNode } from 'react'
import { isDue, renew } from './renew'

const everyMs = 20_000
const signs = ['focus', 'online', 'pointerdown', 'keydown'] as const

/**
 * Keeps whoever works in the admin signed in: the access token is renewed while a page is open, and at once when a sleeping
 * machine wakes. Payload by itself would lead to the sign-in page a quarter of an hour after the last change of page.
 */
export const KeepSession = ({ children }: { children: ReactNode }) => {
  const { user, setUser, refreshCookieAsync } = useAuth()
  const id = user?.id
  useEffect(() => {
    if (!id) return
    const look = async () => {
      if (!isDue()) return
      const renewed = await renew()
      if (renewed) setUser(renewed as never)
      // Ended for good: Payload's own way says so and leads to the sign-in page.
      if (renewed === null) await refreshCookieAsync()
    }
    const looking = () => void look()
    looking()
    const timer = setInterval(looking, everyMs)
    signs.forEach((sign) => window.addEventListener(sign, looking))
    return () => {
      clearInterval(timer)
      signs.forEach((sign) => window.removeEventListener(sign, looking))
    }
  }, [id, setUser, refreshCookieAsync])
  return <>{children}</>
}
