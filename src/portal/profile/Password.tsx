'use client'

import { useState } from 'react'
import { CallFailed, call, sentenceOf } from '@/src/browser/api'
import { keepsRules } from '@/src/domain/platform/passwords/shape'
import { NewPassword } from '../signIn/forms/NewPassword'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Card'
import { Input } from '../ui/Field'

const empty = { current: '', next: '', again: '' }
type Faults = Partial<typeof empty> & { rules?: boolean }

/** A person's own password: the present one proves who asks. */
export const Password = ({ email }: { email: string }) => {
  const [open, setOpen] = useState(false)
  const [given, setGiven] = useState(empty)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const change = (part: Partial<typeof empty>) => (setGiven((now) => ({ ...now, ...part })), setFaults({}))
  const save = async () => {
    if (!given.current) return setFaults({ current: 'Enter your present password.' })
    if (!keepsRules(given.next, email)) return setFaults({ rules: true })
    if (given.next !== given.again) return setFaults({ again: 'The two passwords differ.' })
    setBusy(true)
    await call('/users/change-password', { method: 'POST', body: { currentPassword: given.current, password: given.next } }).then(
      () => (setOpen(false), setGiven(empty), setTold('Your password is changed. Your other sessions have ended.')),
      (error: unknown) => setFaults(error instanceof CallFailed && error.code === 'VAL_001' ? { next: sentenceOf(error) } : { current: sentenceOf(error) }),
    )
    setBusy(false)
  }
  return (
    <Panel action={!open && <Button onClick={() => (setOpen(true), setTold(null), change(empty))} size="small">Change</Button>} id="password-panel" title="Password">
      <p className="text-sm text-quiet" role="status">{told ?? 'A new one ends your sessions everywhere but here.'}</p>
      {open && (
        <form className="mt-4 flex flex-col gap-4" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
          <Input autoComplete="current-password" autoFocus fault={faults.current} id="current-password" label="Present password" onChange={({ target }) => change({ current: target.value })} type="password" value={given.current} />
          <NewPassword asked={faults.rules} email={email} fault={faults.next} id="new-password" onChange={(next) => change({ next })} value={given.next} />
          <Input autoComplete="new-password" fault={faults.again} id="new-password-again" label="The same again" maxLength={200} onChange={({ target }) => change({ again: target.value })} type="password" value={given.again} />
          <div className="flex gap-2"><Button disabled={busy} kind="main" type="submit">{busy ? 'Saving…' : 'Change the password'}</Button><Button onClick={() => setOpen(false)}>Cancel</Button></div>
        </form>
      )}
    </Panel>
  )
}
