'use client'

import { useState } from 'react'
import { useDraft } from '@/src/browser/talk/useDraft'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Textarea } from '../ui/Field'
import type { Decision } from './calls'

const kinds = {
  request_changes: { title: 'Ask for changes', lead: 'Say what to change. It goes to the people who work for you, and you see the new version here.', label: 'What to change', send: 'Send the request', missing: 'Say what to change.' },
  reject: { title: 'Reject it', lead: 'Rejecting is for good. If it only needs work, ask for changes instead.', label: 'Reason', send: 'Reject', missing: 'Say why, so that the next one fits better.' },
} as const

type Props = { decision: Exclude<Decision, 'approve'>; id: string; title: string; onClose: () => void; onSend: (words: string) => void }

/** Asks for the words of a decision; what is typed is kept until it was sent. */
export const WordsDialog = ({ decision, id, title, onClose, onSend }: Props) => {
  const { title: heading, lead, label, send, missing } = kinds[decision]
  const [text, write] = useDraft(`${decision}.${id}`)
  const [fault, setFault] = useState<string | null>(null)
  const submit = () => (text.trim() ? onSend(text.trim()) : setFault(missing))
  return (
    <Dialog
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button form="decision-words" kind={decision === 'reject' ? 'badMain' : 'main'} type="submit">{send}</Button>
        </>
      }
      lead={lead} onClose={onClose} open title={heading}
    >
      <p className="mb-4 truncate text-sm font-medium" dir="auto">{title}</p>
      <form id="decision-words" noValidate onSubmit={(event) => (event.preventDefault(), submit())}>
        <Textarea
          autoFocus fault={fault} id="decision-text" label={label} maxLength={2000} required rows={5} value={text}
          onChange={({ target }) => (write(target.value), setFault(null))}
          onKeyDown={(event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey) && (event.preventDefault(), submit())}
        />
      </form>
    </Dialog>
  )
}
