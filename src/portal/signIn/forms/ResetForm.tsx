'use client'

import { useReset } from '@/src/browser/forms/useReset'
import { keepsRules } from '@/src/domain/platform/passwords/shape'
import { Button, buttonLook } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { Bone, Loading, Notice } from '../../states/states'
import { AskForm } from './AskForm'
import { formLook } from '../look'
import { NewPassword } from './NewPassword'
import { Refusal } from '../Refusal'

const waiting = <Loading><div className="flex flex-col gap-4"><Bone className="h-46 sm:h-34" /><Bone className="h-17" /><Bone className="h-12" /><Bone className="h-11" /></div></Loading>

/** A new password by the mailed link. A link that no longer holds is answered with the way to a new one. */
export const ResetForm = () => {
  const form = useReset(keepsRules)
  if (!form.state) return waiting
  if (form.state === 'done')
    return (
      <div className={formLook} role="status">
        <p>Your password is set. All earlier sign-ins have ended.</p>
        <a className={buttonLook({ kind: 'main', size: 'wide' })} href="/sign-in">Sign in</a>
      </div>
    )
  if (form.state === 'ended')
    return (
      <div className={formLook}>
        <Notice role="alert" tone="bad">{form.words}</Notice>
        <AskForm kind="reset" />
      </div>
    )
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <NewPassword asked={form.asked} fault={form.faults.password} onChange={form.typePassword} value={form.password} />
      <Input autoComplete="new-password" fault={form.faults.again} id="password-again" label="The same again" maxLength={200} onChange={({ target }) => form.typeAgain(target.value)} type="password" value={form.again} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} kind="main" size="wide" type="submit">{form.button}</Button>
      <p className="text-sm text-quiet">You are signed out everywhere and sign in with the new password.</p>
    </form>
  )
}
