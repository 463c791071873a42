'use client'

import { Button, toast, useAuth, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { keepsRules } from '@/src/domain/platform/passwords/shape'
import { CallFailed, call, sentenceOf } from '../api'
import { Dialog } from '../form/Dialog'
import { Entry } from '../form/Entry'
import { PasswordEntry } from '../signIn/forms/PasswordEntry'
import { Row } from './Row'

const slug = 'change-password'
const empty = { current: '', next: '', again: '' }
type Faults = Partial<typeof empty> & { rules?: boolean }

const faultsOf = (thrown: unknown): Faults => {
  const isNew = thrown instanceof CallFailed && thrown.code === 'VAL_001'
  return isNew ? { next: sentenceOf(thrown) } : { current: sentenceOf(thrown) }
}

/** A person's own password: the present one proves who asks. */
export const Password = ({ onSessionsEnded }: { onSessionsEnded: () => void }) => {
  const { user } = useAuth()
  const { openModal, closeModal } = useModal()
  const [given, setGiven] = useState(empty)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<typeof empty>) => (setGiven({ ...given, ...part }), setFaults({}))
  const open = () => (change(empty), openModal(slug))
  const save = async () => {
    if (!given.current) return setFaults({ current: 'Enter your present password.' })
    if (!keepsRules(given.next, String(user?.email))) return setFaults({ rules: true })
    if (given.next !== given.again) return setFaults({ again: 'The two passwords differ.' })
    setBusy(true)
    try {
      await call('/users/change-password', { method: 'POST', body: { currentPassword: given.current, password: given.next } })
      closeModal(slug)
      toast.success('Your password is changed. Your other sessions have ended.')
      onSessionsEnded()
    } catch (error) {
      setFaults(faultsOf(error))
    }
    setBusy(false)
  }
  return (
    <Row actions={<Button buttonStyle="secondary" margin={false} onClick={open} size="small">Change</Button>} title="Password">
      <p>A new one ends your sessions everywhere but here.</p>
      <Dialog busy={busy} busyLabel="Saving…" confirm="Change the password" onClose={() => closeModal(slug)} onConfirm={() => void save()} slug={slug} title="Change your password">
        <Entry autoComplete="current-password" autoFocus fault={faults.current} id="current-password" label="Present password" onChange={(current) => change({ current })} required type="password" value={given.current} />
        <PasswordEntry asked={faults.rules} email={String(user?.email)} fault={faults.next} id="new-password" onChange={(next) => change({ next })} value={given.next} />
        <Entry autoComplete="new-password" fault={faults.again} id="new-password-again" label="The same again" maxLength={200} onChange={(again) => change({ again })} required type="password" value={given.again} />
      </Dialog>
    </Row>
  )
}
