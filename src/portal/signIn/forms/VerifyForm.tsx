'use client'

import { useVerify } from '@/src/browser/forms/useVerify'
import { Button, buttonLook } from '../../ui/Button'
import { Bone, Loading, Notice } from '../../states/states'
import { AskForm } from './AskForm'
import { formLook } from '../look'
import { Refusal } from '../Refusal'

const waiting = <Loading><Bone className="h-12" /></Loading>

/** Proves an address, by a press of the person: programs that only look into mails use no link up. */
export const VerifyForm = () => {
  const form = useVerify('profile')
  if (!form.state) return waiting
  if (form.state === 'done')
    return (
      <div className={formLook} role="status">
        <p><strong>{form.email}</strong> is confirmed. You sign in with it from now on.</p>
        <a className={buttonLook({ kind: 'main', size: 'wide' })} href="/sign-in">Sign in</a>
      </div>
    )
  if (form.state === 'ended')
    return (
      <div className={formLook}>
        <Notice role="alert" tone="bad">{form.words}</Notice>
        <AskForm kind="verify" />
      </div>
    )
  return (
    <form className={formLook} method="post" onSubmit={(event) => void form.submit(event)}>
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} kind="main" size="wide" type="submit">{form.button}</Button>
    </form>
  )
}
