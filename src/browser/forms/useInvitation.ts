'use client'

import { useEffect, useState } from 'react'
import { CallFailed, call, sentenceOf } from '../api'
import type { SignedIn } from '../session/goOn'
import { useToken } from './useToken'

export type Accepted = SignedIn & { signIn?: boolean }
type Invitation = { state: 'ended' } | { state: 'new' | 'known' | 'yours'; email: string; agency: string }
type Case = Invitation | { state: 'joined' } | { state: 'fault'; words: string } | null

const faultOf = (thrown: unknown): Case => (thrown instanceof CallFailed && thrown.code === 'AUTH_009' ? { state: 'ended' } : { state: 'fault', words: sentenceOf(thrown) })

/** Why an invitation does not hold, and what to do then. */
export const endedWords = {
  why: 'This invitation no longer holds: it was accepted, taken back, is older than seven days, or a newer one was sent.',
  what: 'Look for a newer mail, or ask the person who invited you to send the invitation again. If you have accepted it already, sign in.',
}

/** An invitation by its mailed link. `token` and `found` are null until they are known; `join` accepts for whoever is signed in, and `goOn` hears who is in. */
export const useInvitation = (goOn: (answer: SignedIn) => void) => {
  const token = useToken()
  const [found, setFound] = useState<Case>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (token) void call<Invitation>('/users/invitation', { method: 'POST', body: { token } }).then(setFound, (error) => setFound(faultOf(error)))
  }, [token])
  const onDone = (answer: Accepted) => (answer.signIn ? setFound({ state: 'joined' }) : goOn(answer))
  const join = () => (setBusy(true), void call<Accepted>('/users/accept-invitation', { method: 'POST', body: { token } }).then(onDone, (error) => setFound(faultOf(error))).finally(() => setBusy(false)))
  return { token, found, busy, join, onDone, onEnded: () => setFound({ state: 'ended' }) }
}
