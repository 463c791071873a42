'use client'

import { useState } from 'react'
import { useWait } from '@/src/browser/forms/refusal'
import { useSubmit } from '@/src/browser/forms/useSubmit'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { formLook, wayLook } from '../look'
import { Refusal } from '../Refusal'

const kinds = {
  reset: { lead: 'Enter the address you sign in with. We send you a link to choose a new password.', path: '/forgot-password', button: 'Send the link', until: 'The link holds for one hour and works once.' },
  verify: { lead: 'Enter your address, and we send you a new link.', path: '/resend-verification', button: 'Send a new link', until: 'The link holds for three days.' },
} as const

/** Asks for a mail with a link. Whether anybody has the address is not told. */
export const AskForm = ({ kind }: { kind: keyof typeof kinds }) => {
  const { lead, path, button, until } = kinds[kind]
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const form = useSubmit(path, () => (/.+@.+\..+/.test(email.trim()) ? { email: email.trim() } : 'email'), () => setSent(true))
  const left = useWait(form.refusal)
  if (sent)
    return (
      <div className={formLook}>
        <div className="flex flex-col gap-4" role="status">
          <p>If an account with <strong>{email.trim()}</strong> exists, a mail with a link is on its way. {until}</p>
          <p className="text-sm text-quiet">Nothing after a few minutes? Look among unwanted mail, or see that the address is the one you sign in with.</p>
        </div>
        <button className={wayLook} onClick={() => setSent(false)} type="button">Send it again or to another address</button>
        <a className={wayLook} href="/sign-in">Back to sign-in</a>
      </div>
    )
  return (
    <form className={formLook} method="post" noValidate onSubmit={(event) => void form.submit(event)}>
      <p className="text-sm text-quiet">{lead}</p>
      <Input autoComplete="username" autoFocus fault={form.missing ? 'Enter the e-mail address that you sign in with.' : null} id="email" label="Email" onChange={({ target }) => (setEmail(target.value), form.clear())} type="email" value={email} />
      {form.refusal && <Refusal left={left} refusal={form.refusal} />}
      <Button disabled={form.busy || left > 0} kind="main" size="wide" type="submit">{form.busy ? 'Sending…' : button}</Button>
      <a className={wayLook} href="/sign-in">Back to sign-in</a>
    </form>
  )
}
