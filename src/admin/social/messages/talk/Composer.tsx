'use client'

import { Button, XIcon } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import { useDraft } from '@/src/browser/talk/useDraft'
import { most, useFiles } from '@/src/browser/talk/useFiles'
import styles from '../messages.module.css'

type Props = { draft: string; label: string; onSend: (body: string, attachments: string[]) => void; onType: () => void }

/** Words and up to five files. What is typed stays on this computer until it was sent. */
export const Composer = ({ draft, label, onSend, onType }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, keep] = useDraft(draft, { field, store: 'localStorage' })
  const [told, setTold] = useState('')
  const { files, add, remove, clear, isBusy } = useFiles(setTold)
  const picker = useRef<HTMLInputElement>(null)
  const id = useId()
  const write = (typed: string) => {
    keep(typed)
    setTold('')
  }
  const submit = () => {
    if (isBusy) return setTold('A file is still on its way.')
    if (!text.trim()) return setTold('Write something first.')
    onSend(text.trim(), files.flatMap(({ id: stored }) => stored ?? []))
    write('')
    clear()
  }
  return (
    <form className={styles.composer} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {files.length > 0 && (
        <ul aria-label="Files" className={styles.chips}>
          {files.map((file) => <li data-fault={Boolean(file.fault)} key={file.key}><span>{file.name}{!file.id && !file.fault && ' …'}</span><button aria-label={`Remove ${file.name}`} onClick={() => remove(file.key)} type="button"><XIcon /></button></li>)}
        </ul>
      )}
      <label className="sr-only" htmlFor={id}>{label}</label>
      <textarea
        aria-describedby={`${id}-told`} className={styles.area} dir="auto" id={id} maxLength={5000} placeholder={label} ref={field} rows={3} value={text}
        onChange={({ target }) => { write(target.value); onType() }}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) { event.preventDefault(); submit() } }}
      />
      <div className={styles.buttons}>
        <Button buttonStyle="secondary" disabled={files.length >= most} margin={false} onClick={() => picker.current?.click()} size="medium" type="button">Attach files</Button>
        <input accept="image/*,.pdf,.docx,.txt,.md" aria-hidden="true" hidden multiple onChange={({ target }) => { add([...(target.files ?? [])]); target.value = '' }} ref={picker} tabIndex={-1} type="file" />
        <span className={styles.hint}>Ctrl + Enter sends.</span>
        <Button margin={false} size="medium" type="submit">Send</Button>
      </div>
      <p className={styles.fault} id={`${id}-told`} role="alert">{told}</p>
    </form>
  )
}
