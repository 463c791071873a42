'use client'

import { useEffect, useState } from 'react'
import { useWait } from '@/src/browser/forms/refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import type { Accepted } from './AcceptForm'
import { formLook, wayLook } from '../look'
import { keepsRules, NewPassword } from './NewPassword'
import { Refusal } from '../Refusal'

type Props = { token: string; agency: string; email: string; onDone: (answer: Accepted) => void; onEnded: () => void }

const useJoining = (body: () => object | string, { onDone, onEnded }: Pick<Props, 'onDone' | 'onEnded'>) => {
  const form = useSubmit<Accepted>('/accept-invitation', body, onDone)
  const isEnded = form.refusal?.code === 'AUTH_009'
  useEffect(() => {
    if (isEnded) onEnded()
  }, [isEnded, onEnded])
  return { ...form, left: useWait(form.refusal), byField: (field: string) => form.refusal?.fields.find((fault) => fault.field === field)?.message ?? null }
}

const named = (names: { firstName: string; lastName: string }) => Object.fromEntries(Object.entries(names).flatMap(([field, name]) => (name.trim() ? [[field, name.trim()]] : [])))

/** Somebody new: names and a password, and they are in. */
export const JoinNew = (props: Props) => {
  const [given, setGiven] = useState({ firstName: '', lastName: '', password: '' })
  const { password, ...names } = given
  const form = useJoining(() => (keepsRules(password, props.email) ? { token: props.token, password, ...named(names) } : 'rules'), props)
  const change = (part: Partial<typeof given>) => (setGiven({ ...given, ...part }), form.clear())
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className="text-sm text-quiet">You join <strong>{props.agency}</strong>. Say who you are and choose a password; you will sign in with it as <strong>{props.email}</strong>.</p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Input autoComplete="given-name" autoFocus id="first-name" label="First name" maxLength={100} onChange={({ target }) => change({ firstName: target.value })} value={given.firstName} />
        <Input autoComplete="family-name" id="last-name" label="Last name" maxLength={100} onChange={({ target }) => change({ lastName: target.value })} value={given.lastName} />
      </div>
      <NewPassword asked={form.missing === 'rules'} email={props.email} fault={form.byField('password')} label="Password" onChange={(typed) => change({ password: typed })} value={password} />
      {form.refusal && !form.byField('password') && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.busy || form.left > 0} kind="main" size="wide" type="submit">{form.busy ? 'Joining…' : 'Accept and sign in'}</Button>
    </form>
  )
}

/** Somebody with an account: its password shows that the invitation reached the right person. */
export const JoinKnown = (props: Props) => {
  const [password, setPassword] = useState('')
  const form = useJoining(() => (password ? { token: props.token, password } : 'password'), props)
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>You have an account: <strong>{props.email}</strong>. Give its password, and you have joined <strong>{props.agency}</strong>.</p>
      <Input autoComplete="current-password" autoFocus fault={form.missing ? 'Enter your password.' : form.byField('password')} id="password" label="Password" onChange={({ target }) => (setPassword(target.value), form.clear())} type="password" value={password} />
      {form.refusal && !form.byField('password') && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.busy || form.left > 0} kind="main" size="wide" type="submit">{form.busy ? 'Joining…' : 'Accept the invitation'}</Button>
      <a className={wayLook} href="/sign-in/forgot">Forgot your password?</a>
    </form>
  )
}
