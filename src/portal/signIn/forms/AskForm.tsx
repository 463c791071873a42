'use client'

import { noMailWords, useAsk, type AskKind } from '@/src/browser/forms/useAsk'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { formLook, wayLook } from '../look'
import { Refusal } from '../Refusal'

/** Asks for a mail with a link. Whether anybody has the address is not told. */
export const AskForm = ({ kind }: { kind: AskKind }) => {
  const form = useAsk(kind)
  if (form.sent)
    return (
      <div className={formLook}>
        <div className="flex flex-col gap-4" role="status">
          <p>If an account with <strong>{form.email.trim()}</strong> exists, a mail with a link is on its way. {form.until}</p>
          <p className="text-sm text-quiet">{noMailWords}</p>
        </div>
        <button className={wayLook} onClick={form.again} type="button">Send it again or to another address</button>
        <a className={wayLook} href="/sign-in">Back to sign-in</a>
      </div>
    )
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className="text-sm text-quiet">{form.lead}</p>
      <Input autoComplete="username" autoFocus fault={form.fault} id="email" label="Email" onChange={({ target }) => form.type(target.value)} type="email" value={form.email} />
      {form.refusal && <Refusal left={form.left} refusal={form.refusal} />}
      <Button disabled={form.isHeld} kind="main" size="wide" type="submit">{form.button}</Button>
      <a className={wayLook} href="/sign-in">Back to sign-in</a>
    </form>
  )
}
