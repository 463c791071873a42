'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { Entry } from '../../form/Entry'
import styles from '../signIn.module.css'
import { AskForm } from './AskForm'
import { keepsRules, PasswordEntry } from './PasswordEntry'
import { useWait } from '@/src/browser/forms/refusal'
import { Refusal } from './Refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { useToken } from '@/src/browser/forms/useToken'

/** A new password by the mailed link. A link that no longer holds is answered with the way to a new one. */
export const ResetForm = () => {
  const token = useToken()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [done, setDone] = useState(false)
  const body = () => {
    if (!keepsRules(password)) return 'rules'
    return password === again ? { token, password, passwordConfirmation: again } : 'again'
  }
  const form = useSubmit('/reset-password', body, () => setDone(true))
  const { refusal, missing } = form
  const left = useWait(refusal)
  if (token === null) return null
  if (done) return <Done />
  if (!token || refusal?.code === 'AUTH_009') return <Ended isMissing={!token} />
  const byField = (field: string) => refusal?.fields.find((fault) => fault.field === field)?.message ?? null
  const isNamed = Boolean(byField('password') ?? byField('passwordConfirmation'))
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <PasswordEntry asked={missing === 'rules'} autoFocus fault={byField('password')} onChange={(typed) => (setPassword(typed), form.clear())} value={password} />
      <Entry autoComplete="new-password" fault={missing === 'again' ? 'The two passwords differ.' : byField('passwordConfirmation')} id="password-again" label="The same again" maxLength={200} onChange={(typed) => (setAgain(typed), form.clear())} required type="password" value={again} />
      {refusal && !isNamed && <Refusal left={left} refusal={refusal} />}
      <Button disabled={form.busy || left > 0} size="large" type="submit">{form.busy ? 'Saving…' : 'Set the password'}</Button>
      <p className={styles.note}>You are signed out everywhere and sign in with the new password.</p>
    </form>
  )
}

const Done = () => (
  <div className={styles.form} role="status">
    <p>Your password is set. All earlier sign-ins have ended.</p>
    <Button el="anchor" size="large" url="/admin/login">Sign in</Button>
  </div>
)

const Ended = ({ isMissing }: { isMissing: boolean }) => (
  <>
    <div className={styles.refusal} role="alert">
      <p>{isMissing ? 'This address is not complete. Open the link from the mail again, or have a new one sent.' : 'This link no longer holds: it was used, is older than an hour, or a newer one was sent. Have a new one sent.'}</p>
    </div>
    <AskForm kind="reset" />
  </>
)
