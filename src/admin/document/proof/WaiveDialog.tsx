'use client'

import { Button, FieldLabel, Modal, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../../api'
import type { Claim } from './types'
import styles from './proof.module.css'

const slug = 'waive-claim'

type Waiving = {
  claim: Claim | null
  reason: string
  busy: boolean
  fault: string | null
  ask: (claim: Claim) => void
  write: (reason: string) => void
  waive: () => Promise<void>
  takeBack: (claim: Claim) => void
  close: () => void
}

/** Waiving a claim with a reason, and taking that back. `onChanged` gets the claim as it stands then. */
export const useWaiving = (onChanged: (claim: Claim) => void): Waiving => {
  const { openModal, closeModal } = useModal()
  const [claim, setClaim] = useState<Claim | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const waive = async () => {
    if (!claim || busy) return
    if (reason.trim().length < 3) return setFault('Say in a few words why the claim may stay.')
    setBusy(true)
    try {
      await call(`/claims/${claim.id}/waive`, { method: 'POST', body: { reason: reason.trim() } })
      closeModal(slug)
      onChanged({ ...claim, status: 'waived', waiveReason: reason.trim(), waivedAt: new Date().toISOString() })
      toast.success('Waived. The reason is recorded.')
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  const takeBack = async (taken: Claim) => {
    try {
      await call(`/claims/${taken.id}/unwaive`, { method: 'POST', body: {} })
      onChanged({ ...taken, status: 'unproven', waiveReason: null, waivedAt: null })
      toast.success('The claim counts as not found again.')
    } catch (error) {
      toast.error(sentenceOf(error))
    }
  }
  const ask = (asked: Claim) => {
    setClaim(asked)
    setReason('')
    setFault(null)
    openModal(slug)
  }
  return { claim, reason, busy, fault, ask, write: (written) => (setReason(written), setFault(null)), waive, takeBack: (taken) => void takeBack(taken), close: () => closeModal(slug) }
}

/** Asks for the reason. Escape and Cancel leave everything as it is. */
export const WaiveDialog = ({ waiving }: { waiving: Waiving }) => {
  const { claim, reason, busy, fault, write, waive, close } = waiving
  return (
    <Modal aria-labelledby="waive-title" className="confirmation-modal" closeOnBlur={false} slug={slug}>
      <form
        className="confirmation-modal__wrapper"
        onKeyDown={(event) => event.key === 'Escape' && close()}
        onSubmit={(event) => {
          event.preventDefault()
          void waive()
        }}
      >
        <div className={`confirmation-modal__content ${styles.dialog}`}>
          <h1 id="waive-title">Waive this claim?</h1>
          <p className={styles.dialogClaim} dir="auto">{claim?.text}</p>
          <p>It stays in the document although no stored source says it. Your name and reason are recorded.</p>
          <div className={`field-type textarea${fault ? ' error' : ''}`}>
            <FieldLabel htmlFor="waive-reason" label="Reason" required />
            <textarea aria-describedby="waive-fault" autoFocus className={styles.reason} id="waive-reason" maxLength={2000} onChange={(event) => write(event.target.value)} rows={3} value={reason} />
            <p className={styles.fault} id="waive-fault" role="alert">{fault}</p>
          </div>
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" disabled={busy} onClick={close} size="large" type="button">Cancel</Button>
          <Button disabled={busy} size="large" type="submit">{busy ? 'Waiving…' : 'Waive the claim'}</Button>
        </div>
      </form>
    </Modal>
  )
}
