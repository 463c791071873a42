'use client'

import { Button } from '@payloadcms/ui'
import { useReset } from '@/src/browser/forms/useReset'
import { keepsRules } from '@/src/domain/platform/passwords/shape'
import { Entry } from '../../form/Entry'
import styles from '../signIn.module.css'
import { AskForm } from './AskForm'
import { PasswordEntry } from './PasswordEntry'
import { Refusal } from './Refusal'

/** A new password by the mailed link. A link that no longer holds is answered with the way to a new one. */
export const ResetForm = () => {
  const form = useReset(keepsRules)
  if (!form.state) return null
  if (form.state === 'done')
    return (
      <div className={styles.form} role="status">
        <p>Your password is set. All earlier sign-ins have ended.</p>
        <Button el="anchor" size="large" url="/admin/login">Sign in</Button>
      </div>
    )
  if (form.state === 'ended')
    return (
      <>
        <div className={styles.refusal} role="alert"><p>{form.words}</p></div>
        <AskForm kind="reset" />
      </>
    )
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <PasswordEntry asked={form.asked} autoFocus fault={form.faults.password} onChange={form.typePassword} value={form.password} />
      <Entry autoComplete="new-password" fault={form.faults.again} id="password-again" label="The same again" maxLength={200} onChange={form.typeAgain} required type="password" value={form.again} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} size="large" type="submit">{form.button}</Button>
      <p className={styles.note}>You are signed out everywhere and sign in with the new password.</p>
    </form>
  )
}
