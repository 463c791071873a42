'use client'

import { useState, type ReactNode } from 'react'
import { Dialog } from '../../form/Dialog'
import { Failure } from '../../shared/Failure'
import { NotConfirmed } from '../../stepUp/StepUp'

export const askDialog = 'settings-ask'
/** A decision that cannot be taken back: what it does, the button's words, and the deed. */
export type Question = { title: string; text: ReactNode; confirm: string; act: () => Promise<unknown> }

/** Asks before the deed; a refusal is said in place and leaves the question open. */
export const Ask = ({ question, onClose, slug = askDialog }: { question: Question | null; onClose: () => void; slug?: string }) => {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  if (!question) return null
  const close = () => (setRefused(null), onClose())
  const act = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await question.act()
      close()
    } catch (error) {
      if (!(error instanceof NotConfirmed)) setRefused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} confirm={question.confirm} onClose={close} onConfirm={() => void act()} slug={slug} title={question.title}>
      <div>{question.text}</div>
      {refused ? <Failure error={refused} /> : null}
    </Dialog>
  )
}
