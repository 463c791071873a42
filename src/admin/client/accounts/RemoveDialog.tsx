'use client'

import { toast, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { platformRules } from '@/src/domain/social/rules'
import { call, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { nameOf, type Account } from './types'
import styles from './accounts.module.css'

export const removeSlug = 'account-remove'

type Planned = { open: number; approved: number; byItself: number }

const posts = (n: number): string => (n === 1 ? 'One post' : `${n} posts`)
const inWords = ({ open, approved, byItself }: Planned): string =>
  open === 0
    ? 'No post is in work or planned for it.'
    : [
        `${posts(open)} in work or approved ${open === 1 ? 'is' : 'are'} for it.`,
        byItself > 0 && `${posts(byItself)} would have gone out by ${byItself === 1 ? 'itself and stays' : 'themselves and stay'} where ${byItself === 1 ? 'it is' : 'they are'}; at the time you are told.`,
        approved > 0 && 'What is approved can be posted by hand, or withdrawn and given another account.',
        open > approved && 'Drafts can be given another account.',
      ].filter(Boolean).join(' ')

/** Takes an account away. What was planned for it stays, and says that its account is gone. */
export const RemoveDialog = ({ account, onClose, onRemoved }: { account: Account; onClose: () => void; onRemoved: () => Promise<void> }) => {
  const { closeModal } = useModal()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const [planned, setPlanned] = useState<Planned | null>(null)
  useEffect(() => void call<Planned>(`/connections/${account.id}/planned`).then(setPlanned, () => undefined), [account.id])
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
      <p>Nothing more goes out to this {platformRules[account.platform].label} account. What was posted stays where it is.</p>
      <p aria-live="polite">{planned ? inWords(planned) : 'Looking for posts that are planned for it…'}</p>
      <p className={styles.fault} role="alert">{fault}</p>
    </Dialog>
  )
}
