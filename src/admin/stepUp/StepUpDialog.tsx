'use client'

import { useState } from 'react'
import { call, sentenceOf } from '../api'
import { Dialog } from '../form/Dialog'
import { Entry } from '../form/Entry'

type Props = { slug: string; factor: boolean; onAnswer: (confirmed: boolean) => void }

/** Asks for the password, or a code of the app where a second factor is on. */
export const StepUpDialog = ({ slug, factor, onAnswer }: Props) => {
  const by = factor ? 'code' : 'password'
  const [value, setValue] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    if (!value.trim()) return setFault(by === 'password' ? 'Enter your password.' : 'Enter the code.')
    setBusy(true)
    try {
      await call('/users/me/confirm', { method: 'POST', body: { [by]: by === 'code' ? value.trim() : value } })
      onAnswer(true)
    } catch (error) {
      setFault(sentenceOf(error))
      setValue('')
      setBusy(false)
    }
  }
  return (
    <Dialog busy={busy} busyLabel="Confirming…" confirm="Confirm" onClose={() => onAnswer(false)} onConfirm={() => void confirm()} slug={slug} title="Confirm that it is you">
      <p>This change touches how people get in, so it asks once more. It holds for ten minutes.</p>
      {by === 'password' ? (
        <Entry autoComplete="current-password" autoFocus fault={fault} id="step-up-password" key="password" label="Password" onChange={(typed) => (setValue(typed), setFault(null))} required type="password" value={value} />
      ) : (
        <Entry autoComplete="one-time-code" autoFocus fault={fault} id="step-up-code" key="code" label="Code" note="From your authenticator app, or a recovery code." onChange={(typed) => (setValue(typed), setFault(null))} required value={value} />
      )}
    </Dialog>
  )
}
