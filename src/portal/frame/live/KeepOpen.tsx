'use client'

import { WifiOff } from 'lucide-react'
import { useEffect, useLayoutEffect, useState } from 'react'
import { isDue, isGone, noteOpen, onEnded, renew } from '@/src/browser/session/renew'
import { keepWordsOf } from './leave'

const everyMs = 20_000
const signs = ['focus', 'online', 'pointerdown', 'keydown'] as const

const signInAgain = () => window.location.assign(`/sign-in?redirect=${encodeURIComponent(window.location.pathname + window.location.search)}`)

/** Renews the session while a page is open, and at once when a sleeping device wakes; one that has ended leads to the sign-in and back. A page that the browser kept as it was when it was left is made anew. */
export const KeepOpen = ({ person }: { person: string }) => {
  useLayoutEffect(() => keepWordsOf(person), [person])
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => persisted && window.location.reload()
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])
  useEffect(() => {
    noteOpen(true)
    const look = async () => {
      if (!isDue() || !navigator.onLine) return
      if ((await renew()) === null && (await isGone())) signInAgain()
    }
    const looking = () => void look()
    looking()
    const timer = setInterval(looking, everyMs)
    const stop = onEnded(signInAgain)
    signs.forEach((sign) => window.addEventListener(sign, looking))
    return () => {
      stop()
      clearInterval(timer)
      signs.forEach((sign) => window.removeEventListener(sign, looking))
    }
  }, [])
  return <Offline />
}

const Offline = () => {
  const [off, setOff] = useState(false)
  useEffect(() => {
    const look = () => setOff(!navigator.onLine)
    look()
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return (
    <div className="fixed inset-x-0 top-0 z-50 flex justify-center empty:hidden" role="status">
      {off && <p className="m-2 flex items-center gap-2 rounded-full bg-ink px-4 py-2 text-sm text-page shadow-float"><WifiOff aria-hidden="true" size={16} /> No connection. What you type is kept.</p>}
    </div>
  )
}
