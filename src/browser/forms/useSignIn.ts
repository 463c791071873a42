'use client'

import { useState } from 'react'
import { call, sentenceOf } from '../api'
import type { SignedIn } from '../session/goOn'
import { useWait } from './refusal'
import { useSubmit } from './useSubmit'

/** What is said below the field of the code. */
export const codeNote = 'Six digits from your authenticator app. Without it at hand, use one of your recovery codes.'

/** Address and password, then the code where a second factor is on. `onIn` leads on; until the page has gone, the form stays busy. */
export const useSignIn = (onIn: (answer: SignedIn) => void) => {
  const [given, setGiven] = useState({ email: '', password: '', code: '' })
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [leaving, setLeaving] = useState(false)
  const body = () => {
    if (!given.email.trim()) return 'email'
    if (!given.password) return 'password'
    if (step === 'code' && !given.code.trim()) return 'code'
    return { email: given.email.trim(), password: given.password, ...(step === 'code' ? { code: given.code.trim() } : {}) }
  }
  const { refusal, missing, clear, submit, ...form } = useSubmit<SignedIn>('/login', body, (answer) => (setLeaving(true), onIn(answer)))
  const isAsked = refusal?.code === 'AUTH_008'
  if (isAsked && step === 'password') setStep('code')
  const left = useWait(refusal)
  const busy = form.busy || leaving
  const change = (part: Partial<typeof given>) => (setGiven((now) => ({ ...now, ...part })), clear())
  const wrongCode = isAsked && refusal.reason === 'SECOND_FACTOR_WRONG' ? refusal.message : null
  return {
    given, change, step, back: () => (setStep('password'), change({ code: '', password: '' })), submit, left, refusal: isAsked ? null : refusal, isHeld: busy || left > 0, button: busy ? 'Signing in…' : 'Sign in',
    faults: { email: missing === 'email' ? 'Enter your e-mail address.' : null, password: missing === 'password' ? 'Enter your password.' : null, code: missing === 'code' ? 'Enter the code.' : wrongCode },
  }
}

/** Sends the link that proves an address once more; the answer is the same for every address. `told` says how it went, null before. */
export const useResend = (email: string) => {
  const [told, setTold] = useState<string | null>(null)
  const send = () => {
    setTold('Sending…')
    call('/users/resend-verification', { method: 'POST', body: { email } }).then(() => setTold('A new link is on its way. It can take a minute; look among unwanted mail too.'), (error) => setTold(sentenceOf(error)))
  }
  return { told, send }
}
