'use client'

import { codeNote, useResend, useSignIn } from '@/src/browser/forms/useSignIn'
import { noteOpen } from '@/src/browser/session/renew'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { goOn } from '../goOn'
import { Refusal } from '../Refusal'
import { formLook, wayLook } from '../look'

const Resend = ({ email }: { email: string }) => {
  const { told, send } = useResend(email)
  return told ? <p role="status">{told}</p> : <button className={wayLook} onClick={send} type="button">Send the link again</button>
}

/** Address and password, then the code where a second factor is on. */
export const SignInForm = () => {
  const { given, change, step, faults, ...form } = useSignIn((answer) => (noteOpen(true), goOn(answer)))
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      {step === 'code' ? (
        <Input autoComplete="one-time-code" autoFocus fault={faults.code} id="code" label="Code" maxLength={40} name="code" note={codeNote} onChange={({ target }) => change({ code: target.value })} value={given.code} />
      ) : (
        <>
          <Input autoComplete="username" autoFocus fault={faults.email} id="email" label="Email" name="email" onChange={({ target }) => change({ email: target.value })} spellCheck={false} type="email" value={given.email} />
          <Input autoComplete="current-password" fault={faults.password} id="password" label="Password" name="password" onChange={({ target }) => change({ password: target.value })} type="password" value={given.password} />
        </>
      )}
      {form.refusal && <Refusal left={form.left} refusal={form.refusal}>{form.refusal.code === 'AUTH_007' && <Resend email={given.email} />}</Refusal>}
      <Button disabled={form.isHeld} kind="main" size="wide" type="submit">{form.button}</Button>
      {step === 'code' ? <button className={wayLook} onClick={form.back} type="button">Sign in as somebody else</button> : <a className={wayLook} href="/sign-in/forgot">Forgot your password?</a>}
    </form>
  )
}
