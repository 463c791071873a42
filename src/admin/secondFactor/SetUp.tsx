'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { CallFailed, call, sentenceOf } from '../api'
import { Entry } from '../form/Entry'
import { Skeleton } from '../shared/Skeleton'
import { useStepUp } from '../stepUp/StepUp'
import { QrCode } from './QrCode'
import styles from './secondFactor.module.css'

export type Begun = { secret: string; otpauthUrl: string }
export type Confirmed = { recoveryCodes: string[]; user?: object; exp?: number }

const refusalOf = (error: unknown): CallFailed => (error instanceof CallFailed ? error : new CallFailed('This did not work. Try again.', 0))
const isOver = (error: CallFailed): boolean => error.status === 401 && error.reason !== 'SECOND_FACTOR_WRONG'
const plainly = <T,>(action: () => Promise<T>): Promise<T> => action()

/**
 * The set-up of a second factor: begins, and confirms by a code made with it. `isFirst`: the session is good for nothing else,
 * so nothing in it can prove the person anew, and whoever takes too long signs in again.
 */
export const useSetUp = (onConfirmed: (answer: Confirmed) => void, { isFirst = false } = {}) => {
  const stepUp = useStepUp()
  const confirmed = isFirst ? plainly : stepUp
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

/** What an authenticator takes, as a picture and as text, and the code that proves it did. */
export const SetUp = ({ setUp, children }: { setUp: ReturnType<typeof useSetUp>; children?: ReactNode }) => {
  const { begun, code, fault, type } = setUp
  if (!begun) return <Skeleton height="180px" rows={1} />
  return (
    <>
      <ol className={styles.steps}>
        <li>
          <p>Scan this with an authenticator app on your phone.</p>
          <QrCode label="Code to scan with an authenticator app" text={begun.otpauthUrl} />
          <details className={styles.secret}>
            <summary>Type it in instead</summary>
            <p>Account: the address you sign in with. Kind: time-based. Key:</p>
            <code>{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </details>
        </li>
        <li>
          <Entry autoComplete="one-time-code" fault={fault} id="factor-code" inputMode="numeric" label="Six digits that the app shows now" maxLength={9} onChange={type} required value={code} />
        </li>
      </ol>
      {children}
    </>
  )
}
