'use client'

import { Button } from '@payloadcms/ui'
import { useVerify } from '@/src/browser/forms/useVerify'
import styles from '../signIn.module.css'
import { AskForm } from './AskForm'
import { Refusal } from './Refusal'

/** Proves an address, by a press of the person: programs that only look into mails use no link up. */
export const VerifyForm = () => {
  const form = useVerify('account')
  if (!form.state) return null
  if (form.state === 'done')
    return (
      <div className={styles.form} role="status">
        <p><strong>{form.email}</strong> is confirmed. You sign in with it from now on.</p>
        <Button el="anchor" size="large" url="/admin/login">Sign in</Button>
      </div>
    )
  if (form.state === 'ended')
    return (
      <>
        <div className={styles.refusal} role="alert"><p>{form.words}</p></div>
        <AskForm kind="verify" />
      </>
    )
  return (
    <form className={styles.form} method="post" onSubmit={(event) => void form.submit(event)}>
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} size="large" type="submit">{form.button}</Button>
    </form>
  )
}
