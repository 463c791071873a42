'use client'

import { FieldLabel, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { movePost } from '../composer/save'
import type { DialogName, DialogWords } from './dialogs'
import type { PostFacts } from './facts'
import styles from './post.module.css'

type Props = { name: DialogName; words: DialogWords; facts: PostFacts; send?: () => Promise<void>; onDone: () => void; onClose: () => void }

/** Asks what a move needs, sends it once, and says in place why it was refused. */
export const MoveDialog = ({ name, words, facts, send, onDone, onClose }: Props) => {
  const { closeModal } = useModal()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const { asks, override } = words
  const slug = `post-${name}`
  const close = () => {
    closeModal(slug)
    onClose()
  }
  const answers = { ...(asks && text.trim() ? { [asks.field]: text.trim() } : {}), ...(override ? { version: facts.version, override: { reason: reason.trim() } } : {}) }
  const confirm = async () => {
    setBusy(true)
    setFault('')
    try {
      await (send ? send() : movePost(facts.id, words.path, answers))
      close()
      onDone()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  const isMissing = (asks?.required && !text.trim()) || (override && reason.trim().length < 10)
  return (
    <Dialog busy={busy} confirm={words.confirm} isDisabled={Boolean(isMissing)} onClose={close} onConfirm={() => void confirm()} slug={slug} title={words.title}>
      <p>{words.body}</p>
      {asks && <Area id={`${slug}-text`} label={asks.label} most={2000} onChange={setText} required={asks.required} value={text} />}
      {override && <Area id={`${slug}-reason`} label="Why the agency decides (10 to 500 characters, kept and shown)" most={500} onChange={setReason} required value={reason} />}
      <p className={styles.fault} role="alert">{fault}</p>
    </Dialog>
  )
}

const Area = ({ id, label, value, most, required, onChange }: { id: string; label: string; value: string; most: number; required: boolean; onChange: (value: string) => void }) => (
  <div className="field-type textarea">
    <FieldLabel htmlFor={id} label={label} required={required} />
    <textarea aria-required={required} className={styles.area} dir="auto" id={id} maxLength={most} onChange={({ target }) => onChange(target.value)} rows={3} value={value} />
  </div>
)
