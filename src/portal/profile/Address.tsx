'use client'

import { useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Card'
import { Input } from '../ui/Field'
import { useStepUp } from './StepUp'

/** The address a person signs in with. A new one counts once the link sent to it was used. */
export const Address = ({ email }: { email: string }) => {
  const confirmed = useStepUp()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const to = wanted.trim()
    if (!/.+@.+\..+/.test(to)) return setFault('Enter the new e-mail address.')
    setBusy(true)
    await confirmed(() => call('/users/me/email', { method: 'POST', body: { email: to } })).then(() => (setSentTo(to), setOpen(false)), (error: unknown) => setFault(sentenceOf(error)))
    setBusy(false)
  }
  return (
    <Panel action={!open && <Button onClick={() => (setOpen(true), setWanted(''), setFault(null))} size="small">Change</Button>} id="address" title="E-mail address">
      <p className="text-sm">{email}</p>
      {sentTo && <p className="mt-2 text-sm text-quiet" role="status">A link was sent to {sentTo}. Until it is used, you sign in with {email}.</p>}
      {open && (
        <form className="mt-4 flex flex-col gap-4" noValidate onSubmit={(event) => (event.preventDefault(), void send())}>
          <Input autoComplete="email" autoFocus fault={fault} id="new-address" label="New e-mail address" maxLength={255} note="We send a link to it. Once you have used it, you sign in with that address, and your sessions end." onChange={({ target }) => (setWanted(target.value), setFault(null))} type="email" value={wanted} />
          <div className="flex gap-2"><Button disabled={busy} kind="main" type="submit">{busy ? 'Sending…' : 'Send the link'}</Button><Button onClick={() => setOpen(false)}>Cancel</Button></div>
        </form>
      )}
    </Panel>
  )
}
