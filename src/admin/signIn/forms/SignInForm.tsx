'use client'

import { Button } from '@payloadcms/ui'
import { codeNote, useSignIn } from '@/src/browser/forms/useSignIn'
import { goOnTo, type SignedIn } from '@/src/browser/session/goOn'
import { Entry } from '../../form/Entry'
import { OtherWay } from '../../form/OtherWay'
import { pageAfter } from '../../session/Resume'
import styles from '../signIn.module.css'
import { Refusal } from './Refusal'
import { ResendLink } from './ResendLink'

/** Goes on after the sign-in. */
export const goOn = (answer: SignedIn): void => goOnTo(pageAfter(window.location.search), answer)

/** Address and password, then the code where a second factor is on. */
export const SignInForm = () => {
  const { given, change, step, faults, ...form } = useSignIn(goOn)
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      {step === 'code' ? (
        <Entry autoComplete="one-time-code" autoFocus fault={faults.code} id="code" label="Code" maxLength={40} note={codeNote} onChange={(code) => change({ code })} required value={given.code} />
      ) : (
        <>
          <Entry autoComplete="username" autoFocus fault={faults.email} id="email" label="Email" onChange={(email) => change({ email })} required type="email" value={given.email} />
          <Entry autoComplete="current-password" fault={faults.password} id="password" label="Password" onChange={(password) => change({ password })} required type="password" value={given.password} />
        </>
      )}
      {form.refusal && (
        <Refusal left={form.left} refusal={form.refusal}>
          {form.refusal.code === 'AUTH_007' && <ResendLink email={given.email} />}
        </Refusal>
      )}
      <Button disabled={form.isHeld} size="large" type="submit">{form.button}</Button>
      <div className={styles.foot}>
        {step === 'code' ? <OtherWay onClick={form.back}>Sign in as somebody else</OtherWay> : <a href="/sign-in/forgot">Forgot your password?</a>}
      </div>
    </form>
  )
}
