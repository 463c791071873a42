'use client'

import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Failure } from '../../shared/Failure'
import { Area } from '../parts/Area'
import type { DeadLetter } from './types'

export const discardDialog = 'dead-letter-discard'

/** Takes a message off the list with a reason that is recorded; it can still be replayed from the records. */
export const Discard = ({ letter, onClose, onDone }: { letter: DeadLetter | null; onClose: () => void; onDone: () => void }) => {
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  if (!letter) return null
  const send = async () => {
    if (reason.trim().length < 3) return setFault('Say why, in a few words.')
    setBusy(true)
    try {
      await call(`/webhook-events/${letter.id}/discard`, { method: 'POST', body: { reason: reason.trim() } })
      toast.success('Dismissed. The reason is recorded.')
      onDone()
    } catch (error) {
      setRefused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Dismissing…" confirm="Dismiss the message" onClose={onClose} onConfirm={() => void send()} slug={discardDialog} title={`Dismiss “${letter.kind}”?`}>
      <p>It is not handled and leaves this list. Your name and reason are recorded.</p>
      <Area fault={fault} id="discard-reason" label="Reason" maxLength={500} onChange={(typed) => (setReason(typed), setFault(null))} required value={reason} />
      {refused ? <Failure error={refused} /> : null}
    </Dialog>
  )
}
