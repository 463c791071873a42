'use client'

import { useState } from 'react'
import { useWait } from '@/src/browser/forms/refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { useToken } from '@/src/browser/forms/useToken'
import { Button, buttonLook } from '../../ui/Button'
import { Notice } from '../../states/states'
import { AskForm } from './AskForm'
import { formLook } from '../look'
import { Refusal } from '../Refusal'

/** Proves an address, by a press of the person: programs that only look into mails use no link up. */
export const VerifyForm = () => {
  const token = useToken()
  const [email, setEmail] = useState<string | null>(null)
  const form = useSubmit<{ email: string }>(() => `/verify/${encodeURIComponent(token ?? '')}`, () => ({}), (answer) => setEmail(answer.email))
  const left = useWait(form.refusal)
  if (token === null) return null
  if (email)
    return (
      <div className={formLook} role="status">
        <p><strong>{email}</strong> is confirmed. You sign in with it from now on.</p>
        <a className={buttonLook({ kind: 'main', size: 'wide' })} href="/sign-in">Sign in</a>
      </div>
    )
  if (!token || form.refusal?.code === 'AUTH_009')
    return (
      <div className={formLook}>
        <Notice role="alert" tone="bad">{token ? 'This link no longer holds: it was used, is older than three days, or a newer one was sent. If you were changing your address, ask for the change again in your profile. Else have a new link sent.' : 'This address is not complete. Open the link from the mail again, or have a new one sent.'}</Notice>
        <AskForm kind="verify" />
      </div>
    )
  return (
    <form className={formLook} method="post" onSubmit={(event) => void form.submit(event)}>
      {form.refusal && <Refusal left={left} refusal={form.refusal} />}
      <Button disabled={form.busy || left > 0} kind="main" size="wide" type="submit">{form.busy ? 'Confirming…' : 'Confirm the address'}</Button>
    </form>
  )
}
