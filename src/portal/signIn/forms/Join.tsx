'use client'

import { useJoinKnown, useJoinNew, type Joining } from '@/src/browser/forms/useJoin'
import { keepsRules } from '@/src/domain/platform/passwords/shape'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { formLook, wayLook } from '../look'
import { NewPassword } from './NewPassword'
import { Refusal } from '../Refusal'

/** Somebody new: names and a password, and they are in. */
export const JoinNew = (joining: Joining) => {
  const { given, change, ...form } = useJoinNew(joining, keepsRules)
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className="text-sm text-quiet">You join <strong>{joining.agency}</strong>. Say who you are and choose a password; you will sign in with it as <strong>{joining.email}</strong>.</p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Input autoComplete="given-name" autoFocus id="first-name" label="First name" maxLength={100} onChange={({ target }) => change({ firstName: target.value })} value={given.firstName} />
        <Input autoComplete="family-name" id="last-name" label="Last name" maxLength={100} onChange={({ target }) => change({ lastName: target.value })} value={given.lastName} />
      </div>
      <NewPassword asked={form.asked} email={joining.email} fault={form.fault} label="Password" onChange={(password) => change({ password })} value={given.password} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} kind="main" size="wide" type="submit">{form.button}</Button>
    </form>
  )
}

/** Somebody with an account: its password shows that the invitation reached the right person. */
export const JoinKnown = (joining: Joining) => {
  const form = useJoinKnown(joining)
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>You have an account: <strong>{joining.email}</strong>. Give its password, and you have joined <strong>{joining.agency}</strong>.</p>
      <Input autoComplete="current-password" autoFocus fault={form.fault} id="password" label="Password" onChange={({ target }) => form.type(target.value)} type="password" value={form.password} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} kind="main" size="wide" type="submit">{form.button}</Button>
      <a className={wayLook} href="/sign-in/forgot">Forgot your password?</a>
    </form>
  )
}
