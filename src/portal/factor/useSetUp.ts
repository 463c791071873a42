'use client'

import { useEffect, useState } from 'react'
import { CallFailed, call, sentenceOf } from '@/src/browser/api'

export type Begun = { secret: string; otpauthUrl: string }

const refusalOf = (error: unknown): CallFailed => (error instanceof CallFailed ? error : new CallFailed('This did not work. Try again.', 0))
const isOver = (error: CallFailed): boolean => error.status === 401 && error.reason !== 'SECOND_FACTOR_WRONG'

type Confirmed = <T>(action: () => Promise<T>) => Promise<T>

/** The set-up of a second factor: begins at once, and is confirmed by a code made with it. `confirmed` runs a call that may want a fresh proof. */
export const useSetUp = (onConfirmed: (codes: string[]) => void, confirmed: Confirmed) => {
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
      onConfirmed((await call<{ recoveryCodes: string[] }>('/users/me/second-factor/confirm', { method: 'POST', body: { code: code.trim() } })).recoveryCodes)
    } catch (error) {
      if (isOver(refusalOf(error))) setRefused(refusalOf(error))
      else setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return { begun, refused, code, fault, busy, type: (typed: string) => (setCode(typed), setFault(null)), confirm }
}
