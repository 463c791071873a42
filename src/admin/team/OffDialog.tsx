'use client'

import { toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../api'
import { Dialog } from '../form/Dialog'
import { Entry } from '../form/Entry'
import { nameOf, type Member } from './types'
import { teamPath } from './useTeam'
import styles from './team.module.css'

export const offSlug = 'switch-off-member'

/** Switches somebody off, or takes an invitation back. */
export const OffDialog = ({ agency, member, onDone }: { agency: string; member: Member; onDone: () => Promise<void> }) => {
  const { closeModal } = useModal()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const isIn = member.invitation === 'accepted'
  const name = nameOf(member)
  const act = async () => {
    setBusy(true)
    try {
      await call(teamPath(agency, `/${member.id}`), { method: 'DELETE', body: reason.trim() ? { reason: reason.trim() } : {} })
      closeModal(offSlug)
      toast.success(isIn ? `${name} is switched off and signed out.` : `The invitation of ${name} is taken back.`)
      await onDone()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} confirm={isIn ? 'Deactivate' : 'Take it back'} onClose={() => closeModal(offSlug)} onConfirm={() => void act()} slug={offSlug} title={isIn ? `Deactivate ${name}?` : `Take the invitation of ${name} back?`}>
      <p>{isIn ? 'They are signed out at once and cannot sign in to this agency. What they made stays, and you can switch them on again.' : 'The link in the mail no longer works. You can invite them anew.'}</p>
      {isIn && <Entry autoFocus id="off-reason" label="Reason" maxLength={500} note="Kept with the person and in the audit log." onChange={(typed) => (setReason(typed), setFault(null))} value={reason} />}
      {fault && <p className={styles.refused} role="alert">{fault}</p>}
    </Dialog>
  )
}
