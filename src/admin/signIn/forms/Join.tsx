'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { Entry } from '../../form/Entry'
import styles from '../signIn.module.css'
import type { Accepted } from './AcceptForm'
import { keepsRules, PasswordEntry } from './PasswordEntry'
import { useWait } from '@/src/browser/forms/refusal'
import { Refusal } from './Refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'

type Props = { token: string; agency: string; email: string; onDone: (answer: Accepted) => void; onEnded: () => void }

const useJoining = (body: () => object | string, { onDone, onEnded }: Pick<Props, 'onDone' | 'onEnded'>) => {
  const form = useSubmit<Accepted>('/accept-invitation', body, onDone)
  const isEnded = form.refusal?.code === 'AUTH_009'
  useEffect(() => {
    if (isEnded) onEnded()
  }, [isEnded, onEnded])
  return { ...form, left: useWait(form.refusal), byField: (field: string) => form.refusal?.fields.find((fault) => fault.field === field)?.message ?? null }
}

/** Somebody new: names and a password, and they are in. */
export const JoinNew = (props: Props) => {
  const [given, setGiven] = useState({ firstName: '', lastName: '', password: '' })
  const form = useJoining(() => (keepsRules(given.password, props.email) ? { token: props.token, password: given.password, ...named(given) } : 'rules'), props)
  const change = (part: Partial<typeof given>) => (setGiven({ ...given, ...part }), form.clear())
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className={styles.note}>You join <strong>{props.agency}</strong>. Say who you are and choose a password; you will sign in with it as <strong>{props.email}</strong>.</p>
      <div className={styles.pair}>
        <Entry autoComplete="given-name" autoFocus id="first-name" label="First name" maxLength={100} onChange={(firstName) => change({ firstName })} value={given.firstName} />
        <Entry autoComplete="family-name" id="last-name" label="Last name" maxLength={100} onChange={(lastName) => change({ lastName })} value={given.lastName} />
      </div>
      <PasswordEntry asked={form.missing === 'rules'} email={props.email} fault={form.byField('password')} label="Password" onChange={(password) => change({ password })} value={given.password} />
      {form.refusal && !form.byField('password') && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.busy || form.left > 0} size="large" type="submit">{form.busy ? 'Joining…' : 'Accept and sign in'}</Button>
    </form>
  )
}

const named = ({ firstName, lastName }: { firstName: string; lastName: string }) => ({ ...(firstName.trim() ? { firstName: firstName.trim() } : {}), ...(lastName.trim() ? { lastName: lastName.trim() } : {}) })

/** Somebody with an account: its password shows that the invitation reached the right person. */
export const JoinKnown = (props: Props) => {
  const [password, setPassword] = useState('')
  const form = useJoining(() => (password ? { token: props.token, password } : 'password'), props)
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>You have an account: <strong>{props.email}</strong>. Give its password, and you have joined <strong>{props.agency}</strong>.</p>
      <Entry autoComplete="current-password" autoFocus fault={form.missing ? 'Enter your password.' : form.byField('password')} id="password" label="Password" onChange={(typed) => (setPassword(typed), form.clear())} required type="password" value={password} />
      {form.refusal && !form.byField('password') && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.busy || form.left > 0} size="large" type="submit">{form.busy ? 'Joining…' : 'Accept the invitation'}</Button>
      <div className={styles.foot}><a href="/sign-in/forgot">Forgot your password?</a></div>
    </form>
  )
}
