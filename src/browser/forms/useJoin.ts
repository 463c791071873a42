'use client'

import { useEffect, useState } from 'react'
import { useWait } from './refusal'
import type { Accepted } from './useInvitation'
import { faultIn, useSubmit } from './useSubmit'

export type Joining = { token: string; agency: string; email: string; onDone: (answer: Accepted) => void; onEnded: () => void }

const useJoining = (body: () => object | string, { onDone, onEnded }: Joining) => {
  const { refusal, missing, busy, submit, clear } = useSubmit<Accepted>('/accept-invitation', body, onDone)
  const isEnded = refusal?.code === 'AUTH_009'
  useEffect(() => {
    if (isEnded) onEnded()
  }, [isEnded, onEnded])
  const left = useWait(refusal)
  const fault = faultIn(refusal, 'password')
  return { missing, busy, submit, clear, left, fault, refusal: fault ? null : refusal, isHeld: busy || left > 0 }
}

const named = (names: { firstName: string; lastName: string }) => Object.fromEntries(Object.entries(names).flatMap(([field, name]) => (name.trim() ? [[field, name.trim()]] : [])))

/** Somebody new: names and a password, and they are in. `keeps` tells whether a password keeps the rules. */
export const useJoinNew = (joining: Joining, keeps: (password: string, email: string) => boolean) => {
  const [given, setGiven] = useState({ firstName: '', lastName: '', password: '' })
  const { password, ...names } = given
  const form = useJoining(() => (keeps(password, joining.email) ? { token: joining.token, password, ...named(names) } : 'rules'), joining)
  return { ...form, given, asked: form.missing === 'rules', button: form.busy ? 'Joining…' : 'Accept and sign in', change: (part: Partial<typeof given>) => (setGiven((now) => ({ ...now, ...part })), form.clear()) }
}

/** Somebody with an account: its password shows that the invitation reached the right person. */
export const useJoinKnown = (joining: Joining) => {
  const [password, setPassword] = useState('')
  const form = useJoining(() => (password ? { token: joining.token, password } : 'password'), joining)
  return { ...form, password, fault: form.missing ? 'Enter your password.' : form.fault, button: form.busy ? 'Joining…' : 'Accept the invitation', type: (typed: string) => (setPassword(typed), form.clear()) }
}
