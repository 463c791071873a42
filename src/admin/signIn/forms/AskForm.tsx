'use client'

import { Button } from '@payloadcms/ui'
import { noMailWords, useAsk, type AskKind } from '@/src/browser/forms/useAsk'
import { Entry } from '../../form/Entry'
import { OtherWay } from '../../form/OtherWay'
import styles from '../signIn.module.css'
import { Refusal } from './Refusal'

/** Asks for a mail with a link. Whether anybody has the address is not told. */
export const AskForm = ({ kind }: { kind: AskKind }) => {
  const form = useAsk(kind)
  if (form.sent)
    return (
      <div className={styles.form} role="status">
        <p>If an account with <strong>{form.email.trim()}</strong> exists, a mail with a link is on its way. {form.until}</p>
        <p className={styles.note}>{noMailWords}</p>
        <div className={styles.foot}>
          <OtherWay onClick={form.again}>Send it again or to another address</OtherWay>
          <a href="/admin/login">Back to sign-in</a>
        </div>
      </div>
    )
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className={styles.note}>{form.lead}</p>
      <Entry autoComplete="username" autoFocus fault={form.fault} id="email" label="Email" onChange={form.type} required type="email" value={form.email} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} size="large" type="submit">{form.button}</Button>
      <div className={styles.foot}><a href="/admin/login">Back to sign-in</a></div>
    </form>
  )
}
