'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import styles from '../signIn.module.css'
import { AskForm } from './AskForm'
import { useWait } from '@/src/browser/forms/refusal'
import { Refusal } from './Refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { useToken } from '@/src/browser/forms/useToken'

/** Proves an address, by a press of the person: programs that only look into mails use no link up. */
export const VerifyForm = () => {
  const token = useToken()
  const [email, setEmail] = useState<string | null>(null)
  const form = useSubmit<{ email: string }>(() => `/verify/${encodeURIComponent(token ?? '')}`, () => ({}), (answer) => setEmail(answer.email))
  const left = useWait(form.refusal)
  if (token === null) return null
  if (email)
    return (
      <div className={styles.form} role="status">
        <p><strong>{email}</strong> is confirmed. You sign in with it from now on.</p>
        <Button el="anchor" size="large" url="/admin/login">Sign in</Button>
      </div>
    )
  if (!token || form.refusal?.code === 'AUTH_009')
    return (
      <>
        <div className={styles.refusal} role="alert">
          <p>{token ? 'This link no longer holds: it was used, is older than three days, or a newer one was sent. If you were changing your address, ask for the change again in your account. Else have a new link sent.' : 'This address is not complete. Open the link from the mail again, or have a new one sent.'}</p>
        </div>
        <AskForm kind="verify" />
      </>
    )
  return (
    <form className={styles.form} method="post" onSubmit={(event) => void form.submit(event)}>
      {form.refusal && <Refusal left={left} refusal={form.refusal} />}
      <Button disabled={form.busy || left > 0} size="large" type="submit">{form.busy ? 'Confirming…' : 'Confirm the address'}</Button>
    </form>
  )
}
