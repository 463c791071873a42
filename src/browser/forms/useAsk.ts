'use client'

import { useState } from 'react'
import { useWait } from './refusal'
import { useSubmit } from './useSubmit'

const kinds = {
  reset: { lead: 'Enter the address you sign in with. We send you a link to choose a new password.', path: '/forgot-password', button: 'Send the link', until: 'The link holds for one hour and works once.' },
  verify: { lead: 'Enter your address, and we send you a new link.', path: '/resend-verification', button: 'Send a new link', until: 'The link holds for three days.' },
} as const

export type AskKind = keyof typeof kinds

/** What to do when no mail comes. */
export const noMailWords = 'Nothing after a few minutes? Look among unwanted mail, or see that the address is the one you sign in with.'

/** Asks for a mail with a link. Whether anybody has the address is not told. */
export const useAsk = (kind: AskKind) => {
  const { lead, path, button, until } = kinds[kind]
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const { clear, busy, ...form } = useSubmit(path, () => (/.+@.+\..+/.test(email.trim()) ? { email: email.trim() } : 'email'), () => setSent(true))
  const left = useWait(form.refusal)
  return {
    email, sent, lead, until, left, submit: form.submit, refusal: form.refusal, fault: form.missing ? 'Enter the e-mail address that you sign in with.' : null,
    isHeld: busy || left > 0, button: busy ? 'Sending…' : button, type: (typed: string) => (setEmail(typed), clear()), again: () => setSent(false),
  }
}
