'use client'

import { useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { useWait } from '@/src/browser/forms/refusal'
import { noteOpen } from '@/src/browser/session/renew'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { goOn } from '../goOn'
import { Refusal } from '../Refusal'
import { formLook, wayLook } from '../look'

const Resend = ({ email }: { email: string }) => {
  const [told, setTold] = useState<string | null>(null)
  const send = () => {
    setTold('Sending…')
    call('/users/resend-verification', { method: 'POST', body: { email } }).then(() => setTold('A new link is on its way. It can take a minute; look among unwanted mail too.'), (error) => setTold(sentenceOf(error)))
  }
  return told ? <p role="status">{told}</p> : <button className={wayLook} onClick={send} type="button">Send the link again</button>
}

/** Address and password, then the code where a second factor is on. */
export const SignInForm = () => {
  const [given, setGiven] = useState({ email: '', password: '', code: '' })
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [leaving, setLeaving] = useState(false)
  const body = () => {
    if (!given.email.trim()) return 'email'
    if (!given.password) return 'password'
    if (step === 'code' && !given.code.trim()) return 'code'
    return { email: given.email.trim(), password: given.password, ...(step === 'code' ? { code: given.code.trim() } : {}) }
  }
  const form = useSubmit<{ secondFactor?: 'required' }>('/login', body, (answer) => (setLeaving(true), noteOpen(true), goOn(answer)))
  const { refusal, missing, clear } = form
  const isAsked = refusal?.code === 'AUTH_008'
  if (isAsked && step === 'password') setStep('code')
  const left = useWait(refusal)
  const change = (part: Partial<typeof given>) => (setGiven({ ...given, ...part }), clear())
  const busy = form.busy || leaving
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      {step === 'code' ? (
        <Input autoComplete="one-time-code" autoFocus fault={missing === 'code' ? 'Enter the code.' : isAsked && refusal.reason === 'SECOND_FACTOR_WRONG' ? refusal.message : null} id="code" label="Code" maxLength={40} name="code" note="Six digits from your authenticator app. Without it at hand, use one of your recovery codes." onChange={({ target }) => change({ code: target.value })} value={given.code} />
      ) : (
        <>
          <Input autoComplete="username" autoFocus fault={missing === 'email' ? 'Enter your e-mail address.' : null} id="email" label="Email" name="email" onChange={({ target }) => change({ email: target.value })} spellCheck={false} type="email" value={given.email} />
          <Input autoComplete="current-password" fault={missing === 'password' ? 'Enter your password.' : null} id="password" label="Password" name="password" onChange={({ target }) => change({ password: target.value })} type="password" value={given.password} />
        </>
      )}
      {refusal && !isAsked && <Refusal left={left} refusal={refusal}>{refusal.code === 'AUTH_007' && <Resend email={given.email} />}</Refusal>}
      <Button disabled={busy || left > 0} kind="main" size="wide" type="submit">{busy ? 'Signing in…' : 'Sign in'}</Button>
      {step === 'code' ? <button className={wayLook} onClick={() => (setStep('password'), change({ code: '', password: '' }))} type="button">Sign in as somebody else</button> : <a className={wayLook} href="/sign-in/forgot">Forgot your password?</a>}
    </form>
  )
}
