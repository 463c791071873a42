'use client'

import { FieldLabel, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import styles from './stops.module.css'

export const stopSlug = 'publishing-stop'

type Pressed = { planned: number; leaving: number }
type Props = { path: string; name: string; onStopped: () => Promise<void> }

const saying = ({ planned, leaving }: Pressed): string =>
  ['Publishing is stopped.', planned > 0 && (planned === 1 ? 'One planned post waits.' : `${planned} planned posts wait.`), leaving > 0 && `${leaving === 1 ? 'One was' : `${leaving} were`} just leaving: look whether ${leaving === 1 ? 'it is' : 'they are'} live.`].filter(Boolean).join(' ')

/** Asks why, because those who find it stopped will want to know. */
export const StopDialog = ({ path, name, onStopped }: Props) => {
  const { closeModal } = useModal()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const close = () => {
    setFault('')
    closeModal(stopSlug)
  }
  const confirm = async () => {
    setBusy(true)
    try {
      const pressed = await call<Pressed>(path, { method: 'POST', body: { reason: reason.trim() } })
      toast[pressed.leaving ? 'warning' : 'success'](saying(pressed))
      setReason('')
      close()
      await onStopped()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Stopping…" confirm="Stop publishing" isDisabled={reason.trim().length < 3} onClose={close} onConfirm={() => void confirm()} slug={stopSlug} title={`Stop publishing ${name}?`}>
      <p>At once, nothing goes out any more by itself or by “Publish now”. Approvals go on. What is more than an hour late when it goes on again is not posted; the client and whoever looks after it are told.</p>
      <div className="field-type textarea">
        <FieldLabel htmlFor="stop-reason" label="Why" required />
        <textarea aria-describedby="stop-fault" className={styles.reason} id="stop-reason" maxLength={500} onChange={({ target }) => setReason(target.value)} rows={3} value={reason} />
        <p className={styles.hint}>For colleagues; clients only read that publishing is paused.</p>
      </div>
      <p className={styles.fault} id="stop-fault" role="alert">{fault}</p>
    </Dialog>
  )
}
