'use client'

import { useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { platformLabel } from '../item/words'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Notice } from '../states/states'
import type { Owned } from './Accounts'

/** Takes an account away; it cannot be undone, so it asks. */
export const RemoveDialog = ({ account, onClose, onRemoved }: { account: Owned; onClose: () => void; onRemoved: () => void }) => {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const remove = async () => {
    setBusy(true)
    await call(`/connections/${account.id}`, { method: 'DELETE' }).then(onRemoved, (error: unknown) => (setFault(sentenceOf(error)), setBusy(false)))
  }
  return (
    <Dialog foot={<><Button onClick={onClose}>Keep it</Button><Button disabled={busy} kind="badMain" onClick={() => void remove()}>{busy ? 'Taking away…' : 'Take it away'}</Button></>} lead={`${platformLabel(account.platform)}, ${account.handle || account.name}`} onClose={onClose} open title="Take this account away?">
      <p className="text-sm">Nothing more goes out through it. What was posted stays where it is; planned posts show that their account is gone.</p>
      {fault && <div className="mt-4"><Notice role="alert" tone="bad">{fault}</Notice></div>}
    </Dialog>
  )
}
