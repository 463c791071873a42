'use client'

import { useState } from 'react'
import { useWait } from './refusal'
import { faultIn, useSubmit } from './useSubmit'
import { useToken } from './useToken'
import { incompleteWords } from './words'

/** A new password by the mailed link; `keeps` tells whether one keeps the rules. `state` is null until the page has looked for the link; `words` say why one has `ended`. */
export const useReset = (keeps: (password: string) => boolean) => {
  const token = useToken()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [done, setDone] = useState(false)
  const body = () => {
    if (!keeps(password)) return 'rules'
    return password === again ? { token, password, passwordConfirmation: again } : 'again'
  }
  const { refusal, missing, clear, busy, submit } = useSubmit('/reset-password', body, () => setDone(true))
  const left = useWait(refusal)
  const isEnded = !token || refusal?.code === 'AUTH_009'
  const faults = { password: faultIn(refusal, 'password'), again: faultIn(refusal, 'passwordConfirmation') }
  return {
    state: token === null ? null : done ? 'done' : isEnded ? 'ended' : 'open', words: token ? 'This link no longer holds: it was used, is older than an hour, or a newer one was sent. Have a new one sent.' : incompleteWords,
    password, again, left, submit, asked: missing === 'rules', faults: { ...faults, again: missing === 'again' ? 'The two passwords differ.' : faults.again },
    refusal: (faults.password ?? faults.again) ? null : refusal, isHeld: busy || left > 0, button: busy ? 'Saving…' : 'Set the password',
    typePassword: (typed: string) => (setPassword(typed), clear()), typeAgain: (typed: string) => (setAgain(typed), clear()),
  } as const
}
