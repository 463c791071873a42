'use client'

import { useEffect, useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { platformLabel } from '../item/words'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Notice } from '../states/states'
import type { Owned } from './Accounts'

type Planned = { open: number; approved: number; byItself: number }

const inWords = ({ open, byItself }: Planned): string =>
  open === 0
    ? 'No post is planned for it.'
    : `${open === 1 ? 'One post is' : `${open} posts are`} planned for it${byItself > 0 ? `; ${byItself === 1 ? 'one' : byItself} would have gone out by itself and no longer will` : ''}. The people who look after you are told, and can post by hand or choose another account.`

/** Takes an account away; it cannot be undone, so it asks. */
export const RemoveDialog = ({ account, onClose, onRemoved }: { account: Owned; onClose: () => void; onRemoved: () => void }) => {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [planned, setPlanned] = useState<Planned | null>(null)
  useEffect(() => void call<Planned>(`/connections/${account.id}/planned`).then(setPlanned, () => undefined), [account.id])
  const remove = async () => {
    setBusy(true)
    await call(`/connections/${account.id}`, { method: 'DELETE' }).then(onRemoved, (error: unknown) => (setFault(sentenceOf(error)), setBusy(false)))
  }
  return (
    <Dialog foot={<><Button onClick={onClose}>Keep it</Button><Button disabled={busy} kind="badMain" onClick={() => void remove()}>{busy ? 'Taking away…' : 'Take it away'}</Button></>} lead={`${platformLabel(account.platform)}, ${account.handle || account.name}`} onClose={onClose} open title="Take this account away?">
      <p className="text-sm">Nothing more goes out through it. What was posted stays where it is.</p>
      <p aria-live="polite" className="mt-2 text-sm">{planned ? inWords(planned) : 'Looking for posts that are planned for it…'}</p>
      {fault && <div className="mt-4"><Notice role="alert" tone="bad">{fault}</Notice></div>}
    </Dialog>
  )
}
