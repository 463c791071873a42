'use client'

import { useEffect, useState } from 'react'
import { CallFailed, call, sentenceOf } from '../api'

export type Begun = { secret: string; otpauthUrl: string }
export type Confirmed = { recoveryCodes: string[]; user?: object; exp?: number }

type Proved = <T>(action: () => Promise<T>) => Promise<T>

const refusalOf = (error: unknown): CallFailed => (error instanceof CallFailed ? error : new CallFailed('This did not work. Try again.', 0))
const isOver = (error: CallFailed): boolean => error.status === 401 && error.reason !== 'SECOND_FACTOR_WRONG'
const plainly: Proved = (action) => action()

/** The set-up of a second factor: begins at once, and is confirmed by a code made with it. `confirmed` runs a call that may want a fresh proof. */
export const useSetUp = (onConfirmed: (answer: Confirmed) => void, confirmed: Proved) => {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [refused, setRefused] = useState<CallFailed | null>(null)
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let gone = false
    confirmed(() => call<Begun>('/users/me/second-factor', { method: 'POST', body: {} })).then((answer) => gone || setBegun(answer), (error) => gone || setRefused(refusalOf(error)))
    return () => {
      gone = true
    }
  }, [confirmed])
  const confirm = async () => {
    if (busy) return
    if (!/^\s*\d{3}\s?\d{3}\s*$/.test(code)) return setFault('Enter the six digits that the app shows.')
    setBusy(true)
    try {
      onConfirmed(await call<Confirmed>('/users/me/second-factor/confirm', { method: 'POST', body: { code: code.trim() } }))
    } catch (error) {
      if (isOver(refusalOf(error))) setRefused(refusalOf(error))
      else setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return { begun, refused, code, fault, busy, type: (typed: string) => (setCode(typed), setFault(null)), confirm }
}

export type SetUpState = ReturnType<typeof useSetUp>

/**
 * The set-up in a session that is good for nothing else: nothing in it can prove the person anew, and whoever takes too long
 * signs in again. `codes` stand there once it is done; `words` replace those of a refusal, and `way` is what leads on from it.
 */
export const useFirstSetUp = () => {
  const [codes, setCodes] = useState<string[] | null>(null)
  const setUp = useSetUp(({ recoveryCodes }) => setCodes(recoveryCodes), plainly)
  const tooLate = setUp.refused?.status === 401
  return { setUp, codes, words: tooLate ? 'The time to set it up has run out. Sign in again, and it goes on from here.' : undefined, way: tooLate ? 'Sign in again' : 'Back to sign-in' }
}
