'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { Entry } from '../../form/Entry'
import { OtherWay } from '../../form/OtherWay'
import styles from '../signIn.module.css'
import { useWait } from '@/src/browser/forms/refusal'
import { Refusal } from './Refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'

const kinds = {
  reset: { lead: 'Enter the address you sign in with. We send you a link to choose a new password.', path: '/forgot-password', button: 'Send the link', until: 'The link holds for one hour and works once.' },
  verify: { lead: 'Enter your address, and we send you a new link.', path: '/resend-verification', button: 'Send a new link', until: 'The link holds for three days.' },
} as const

/** Asks for a mail with a link. Whether anybody has the address is not told. */
export const AskForm = ({ kind }: { kind: keyof typeof kinds }) => {
  const { lead, path, button, until } = kinds[kind]
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const form = useSubmit(path, () => (/.+@.+\..+/.test(email.trim()) ? { email: email.trim() } : 'email'), () => setSent(true))
  const left = useWait(form.refusal)
  if (sent)
    return (
      <div className={styles.form} role="status">
        <p>If an account with <strong>{email.trim()}</strong> exists, a mail with a link is on its way. {until}</p>
        <p className={styles.note}>Nothing after a few minutes? Look among unwanted mail, or see that the address is the one you sign in with.</p>
        <div className={styles.foot}>
          <OtherWay onClick={() => setSent(false)}>Send it again or to another address</OtherWay>
          <a href="/admin/login">Back to sign-in</a>
        </div>
      </div>
    )
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className={styles.note}>{lead}</p>
      <Entry autoComplete="username" autoFocus fault={form.missing ? 'Enter the e-mail address that you sign in with.' : null} id="email" label="Email" onChange={(typed) => (setEmail(typed), form.clear())} required type="email" value={email} />
      {form.refusal && <Refusal left={left} refusal={form.refusal} />}
      <Button disabled={form.busy || left > 0} size="large" type="submit">{form.busy ? 'Sending…' : button}</Button>
      <div className={styles.foot}><a href="/admin/login">Back to sign-in</a></div>
    </form>
  )
}
