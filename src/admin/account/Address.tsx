'use client'

import { Button, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../api'
import { Dialog } from '../form/Dialog'
import { Entry } from '../form/Entry'
import { useStepUp } from '../stepUp/StepUp'
import { Row } from './Row'

const slug = 'change-address'

/** The address a person signs in with. A new one counts once the link sent to it was used. */
export const Address = ({ email }: { email: string }) => {
  const { openModal, closeModal } = useModal()
  const confirmed = useStepUp()
  const [wanted, setWanted] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const open = () => (setWanted(''), setFault(null), openModal(slug))
  const send = async () => {
    const to = wanted.trim()
    if (!/.+@.+\..+/.test(to)) return setFault('Enter the new e-mail address.')
    setBusy(true)
    try {
      await confirmed(() => call('/users/me/email', { method: 'POST', body: { email: to } }))
      setSentTo(to)
      closeModal(slug)
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Row actions={<Button buttonStyle="secondary" margin={false} onClick={open} size="small">Change</Button>} title="E-mail address">
      <p>{email}</p>
      {sentTo && <p role="status">A link was sent to {sentTo}. Until it is used, you sign in with {email}.</p>}
      <Dialog busy={busy} busyLabel="Sending…" confirm="Send the link" onClose={() => closeModal(slug)} onConfirm={() => void send()} slug={slug} title="Change your e-mail address">
        <p>We send a link to the new address. Once you have used it, you sign in with that address, and your sessions end.</p>
        <Entry autoComplete="email" autoFocus fault={fault} id="new-address" label="New e-mail address" maxLength={255} onChange={(typed) => (setWanted(typed), setFault(null))} required type="email" value={wanted} />
      </Dialog>
    </Row>
  )
}
