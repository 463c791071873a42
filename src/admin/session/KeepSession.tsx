'use client'

import { toast, useAuth, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { isDue, isGone, noteOpen, renew } from '@/src/browser/session/renew'
import { SignInAgain, slug } from './SignInAgain'
import { onRefused } from './watch'

const everyMs = 20_000
const signs = ['focus', 'online', 'pointerdown', 'keydown'] as const
/** So far off that Payload, which would leave the page at the session's end, never does; the dialog comes instead. */
const never = () => Math.floor(Date.now() / 1000) + 20 * 24 * 3600

/**
 * Keeps whoever works in the admin signed in: the access token is renewed while a page is open, and at once when a sleeping
 * machine wakes. A session that has ended, here or from elsewhere, is opened again over the page, with all that was typed.
 */
export const KeepSession = ({ children }: { children: ReactNode }) => {
  const { user, setUser, tokenExpirationMs } = useAuth()
  const { openModal, closeModal } = useModal()
  const [ended, setEnded] = useState(false)
  const id = user?.id
  const asking = useRef(false)
  const wasIn = useRef(false)
  const end = useCallback(() => {
    if (asking.current) return
    asking.current = true
    setEnded(true)
    openModal(slug)
  }, [openModal])
  useEffect(() => {
    if (user && tokenExpirationMs && tokenExpirationMs < (never() - 24 * 3600) * 1000) setUser({ user, exp: never() } as never)
  }, [user, tokenExpirationMs, setUser])
  useEffect(() => {
    if (id || wasIn.current) noteOpen(Boolean(id))
    wasIn.current = Boolean(id)
  }, [id])
  useEffect(() => {
    if (!id) return
    const look = async (isDoubtful: boolean) => {
      if (asking.current || !(isDoubtful ? await isGone() : isDue())) return
      const renewed = await renew()
      if (renewed) setUser({ ...renewed, exp: never() } as never)
      if (renewed === null) end()
    }
    const looking = () => void look(false)
    looking()
    const timer = setInterval(looking, everyMs)
    signs.forEach((sign) => window.addEventListener(sign, looking))
    const stop = onRefused(() => void look(true))
    return () => {
      stop()
      clearInterval(timer)
      signs.forEach((sign) => window.removeEventListener(sign, looking))
    }
  }, [id, setUser, end])
  const again = (answer: object) => {
    asking.current = false
    closeModal(slug)
    setEnded(false)
    setUser({ ...answer, exp: never() } as never)
    toast.success('You are signed in again. What was not saved yet can be saved now.')
  }
  return (
    <>
      {children}
      {ended && user && <SignInAgain email={String(user.email)} onSignedIn={again} />}
    </>
  )
}
