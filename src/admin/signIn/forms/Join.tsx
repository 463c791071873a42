'use client'

import { Button } from '@payloadcms/ui'
import { useJoinKnown, useJoinNew, type Joining } from '@/src/browser/forms/useJoin'
import { keepsRules } from '@/src/domain/platform/passwords/shape'
import { Entry } from '../../form/Entry'
import styles from '../signIn.module.css'
import { PasswordEntry } from './PasswordEntry'
import { Refusal } from './Refusal'

/** Somebody new: names and a password, and they are in. */
export const JoinNew = (joining: Joining) => {
  const { given, change, ...form } = useJoinNew(joining, keepsRules)
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className={styles.note}>You join <strong>{joining.agency}</strong>. Say who you are and choose a password; you will sign in with it as <strong>{joining.email}</strong>.</p>
      <div className={styles.pair}>
        <Entry autoComplete="given-name" autoFocus id="first-name" label="First name" maxLength={100} onChange={(firstName) => change({ firstName })} value={given.firstName} />
        <Entry autoComplete="family-name" id="last-name" label="Last name" maxLength={100} onChange={(lastName) => change({ lastName })} value={given.lastName} />
      </div>
      <PasswordEntry asked={form.asked} email={joining.email} fault={form.fault} label="Password" onChange={(password) => change({ password })} value={given.password} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} size="large" type="submit">{form.button}</Button>
    </form>
  )
}

/** Somebody with an account: its password shows that the invitation reached the right person. */
export const JoinKnown = (joining: Joining) => {
  const form = useJoinKnown(joining)
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>You have an account: <strong>{joining.email}</strong>. Give its password, and you have joined <strong>{joining.agency}</strong>.</p>
      <Entry autoComplete="current-password" autoFocus fault={form.fault} id="password" label="Password" onChange={form.type} required type="password" value={form.password} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} size="large" type="submit">{form.button}</Button>
      <div className={styles.foot}><a href="/sign-in/forgot">Forgot your password?</a></div>
    </form>
  )
}
