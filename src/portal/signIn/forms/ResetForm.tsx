'use client'

import { useState } from 'react'
import { useWait } from '@/src/browser/forms/refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { useToken } from '@/src/browser/forms/useToken'
import { Button, buttonLook } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { Notice } from '../../states/states'
import { AskForm } from './AskForm'
import { formLook } from '../look'
import { keepsRules, NewPassword } from './NewPassword'
import { Refusal } from '../Refusal'

const Ended = ({ isMissing }: { isMissing: boolean }) => (
  <div className={formLook}>
    <Notice role="alert" tone="bad">{isMissing ? 'This address is not complete. Open the link from the mail again, or have a new one sent.' : 'This link no longer holds: it was used, is older than an hour, or a newer one was sent. Have a new one sent.'}</Notice>
    <AskForm kind="reset" />
  </div>
)

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
  if (done)
    return (
      <div className={formLook} role="status">
        <p>Your password is set. All earlier sign-ins have ended.</p>
        <a className={buttonLook({ kind: 'main', size: 'wide' })} href="/sign-in">Sign in</a>
      </div>
    )
  if (!token || refusal?.code === 'AUTH_009') return <Ended isMissing={!token} />
  const byField = (field: string) => refusal?.fields.find((fault) => fault.field === field)?.message ?? null
  const isNamed = Boolean(byField('password') ?? byField('passwordConfirmation'))
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <NewPassword asked={missing === 'rules'} fault={byField('password')} onChange={(typed) => (setPassword(typed), form.clear())} value={password} />
      <Input autoComplete="new-password" fault={missing === 'again' ? 'The two passwords differ.' : byField('passwordConfirmation')} id="password-again" label="The same again" maxLength={200} onChange={({ target }) => (setAgain(target.value), form.clear())} type="password" value={again} />
      {refusal && !isNamed && <Refusal left={left} refusal={refusal} />}
      <Button disabled={form.busy || left > 0} kind="main" size="wide" type="submit">{form.busy ? 'Saving…' : 'Set the password'}</Button>
      <p className="text-sm text-quiet">You are signed out everywhere and sign in with the new password.</p>
    </form>
  )
}
