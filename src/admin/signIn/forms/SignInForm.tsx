'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { Entry } from '../../form/Entry'
import { OtherWay } from '../../form/OtherWay'
import { pageAfter } from '../../session/Resume'
import styles from '../signIn.module.css'
import { useWait } from '@/src/browser/forms/refusal'
import { Refusal } from './Refusal'
import { ResendLink } from './ResendLink'
import { useSubmit } from '@/src/browser/forms/useSubmit'

export type SignedIn = { secondFactor?: 'required' }

/** Goes where the person wanted to, or first to the set-up of the second factor that their agency asks for. */
export const goOn = ({ secondFactor }: SignedIn): void => {
  const wanted = pageAfter(window.location.search)
  window.location.assign(secondFactor === 'required' ? `/sign-in/second-factor?redirect=${encodeURIComponent(wanted)}` : wanted)
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
  const form = useSubmit<SignedIn>('/login', body, (answer) => (setLeaving(true), goOn(answer)))
  const { refusal, missing, clear } = form
  const isAsked = refusal?.code === 'AUTH_008'
  if (isAsked && step === 'password') setStep('code')
  const left = useWait(refusal)
  const change = (part: Partial<typeof given>) => (setGiven({ ...given, ...part }), clear())
  const back = () => (setStep('password'), change({ code: '', password: '' }))
  const wrongCode = isAsked && refusal.reason === 'SECOND_FACTOR_WRONG' ? refusal.message : null
  const entries = (
    <>
      <Entry autoComplete="username" autoFocus fault={missing === 'email' ? 'Enter your e-mail address.' : null} id="email" label="Email" onChange={(email) => change({ email })} required type="email" value={given.email} />
      <Entry autoComplete="current-password" fault={missing === 'password' ? 'Enter your password.' : null} id="password" label="Password" onChange={(password) => change({ password })} required type="password" value={given.password} />
    </>
  )
  const code = (
    <Entry autoComplete="one-time-code" autoFocus fault={missing === 'code' ? 'Enter the code.' : wrongCode} id="code" label="Code" maxLength={40} note="Six digits from your authenticator app. Without it at hand, use one of your recovery codes." onChange={(typed) => change({ code: typed })} required value={given.code} />
  )
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      {step === 'code' ? code : entries}
      {refusal && !isAsked && (
        <Refusal left={left} refusal={refusal}>
          {refusal.code === 'AUTH_007' && <ResendLink email={given.email} />}
        </Refusal>
      )}
      <Button disabled={form.busy || leaving || left > 0} size="large" type="submit">{form.busy || leaving ? 'Signing in…' : 'Sign in'}</Button>
      <div className={styles.foot}>
        {step === 'code' ? <OtherWay onClick={back}>Sign in as somebody else</OtherWay> : <a href="/sign-in/forgot">Forgot your password?</a>}
      </div>
    </form>
  )
}
