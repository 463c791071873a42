'use client'

import { toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { platformRules } from '@/src/domain/social/rules'
import { call, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { nameOf, type Account } from './types'
import styles from './accounts.module.css'

export const removeSlug = 'account-remove'

/** Takes an account away. What was planned for it stays, and says that its account is gone. */
export const RemoveDialog = ({ account, onClose, onRemoved }: { account: Account; onClose: () => void; onRemoved: () => Promise<void> }) => {
  const { closeModal } = useModal()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const close = () => {
    closeModal(removeSlug)
    onClose()
  }
  const confirm = async () => {
    setBusy(true)
    try {
      await call(`/connections/${account.id}`, { method: 'DELETE' })
      toast.success(`${nameOf(account)} was removed.`)
      close()
      await onRemoved()
    } catch (error) {
      setFault(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog busy={busy} confirm="Remove it" onClose={close} onConfirm={() => void confirm()} slug={removeSlug} title={`Remove ${nameOf(account)}?`}>
      <p>Nothing more goes out to this {platformRules[account.platform].label} account. What was posted stays where it is; posts planned for it need another account.</p>
      <p className={styles.fault} role="alert">{fault}</p>
    </Dialog>
  )
}
