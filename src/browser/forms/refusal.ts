'use client'

import { useEffect, useState } from 'react'
import type { CallFailed } from '../api'
import { sentenceOf } from '../api'

/** Seconds that a refusal asks to wait; 0 when it asks for none. */
export const secondsOf = ({ details }: CallFailed): number => Number(details.retryAfter ?? 0) || 0

/** Seconds until a refused caller may try again, counting down; 0 when nobody has to wait. */
export const useWait = (refusal: CallFailed | null): number => {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const until = refusal ? Date.now() + secondsOf(refusal) * 1000 : 0
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    if (!until || until <= Date.now()) return
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [refusal])
  return left
}

/** A refusal of the sign-in in the words a person reads. */
export const wordsOf = (refusal: CallFailed): string => {
  if (refusal.code === 'AUTH_001') return 'The e-mail address or the password is wrong.'
  if (refusal.code === 'AUTH_005') return 'Too many wrong attempts from here. To keep this account safe, it takes none for a while.'
  if (refusal.code === 'RATE_001') return 'That were many attempts in a short time.'
  if (refusal.code === 'AUTH_006' && refusal.message.includes('switched off')) return 'This account is switched off. Ask an admin of your agency.'
  if (refusal.code === 'AUTH_007') return 'Your e-mail address is not confirmed yet. Use the link in the mail we sent you.'
  return /[.!?]$/.test(refusal.message) ? sentenceOf(refusal) : `${sentenceOf(refusal)}.`
}
