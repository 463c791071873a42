'use client'

import { Paperclip, SendHorizontal, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useDraft } from '@/src/browser/talk/useDraft'
import { most, useFiles } from '@/src/browser/talk/useFiles'
import { Button } from '../ui/Button'

type Props = { draft: string; label: string; onSend: (body: string, attachments: string[]) => void; onType?: () => void }
/** Words and up to five files. What is typed stays in this tab until it was sent. */
export const Composer = ({ draft, label, onSend, onType }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, write, forget] = useDraft(draft, { field })
  const [told, setTold] = useState('')
  const { files, add, remove, clear, isBusy } = useFiles(setTold)
  const picker = useRef<HTMLInputElement>(null)
  const id = useId()
  const submit = () => {
    if (isBusy) return setTold('A file is still on its way.')
    if (!text.trim()) return setTold('Write something first.')
    onSend(text.trim(), files.flatMap(({ id: stored }) => stored ?? []))
    forget()
    clear()
    setTold('')
  }
  return (
    <form className="flex flex-col gap-2" noValidate onSubmit={(event) => (event.preventDefault(), submit())}>
      {files.length > 0 && (
        <ul aria-label="Files" className="flex flex-wrap gap-2">
          {files.map(({ key, name, id: stored, fault }) => (
            <li className={`inline-flex max-w-full items-center gap-1 rounded-full bg-sunk pl-3 text-sm ${fault ? 'text-bad' : ''}`} key={key}>
              <span className="truncate">{name}</span>{!stored && !fault && <span className="text-quiet">…</span>}
              <button aria-label={`Remove ${name}`} className="grid size-11 shrink-0 place-items-center rounded-full sm:size-8" onClick={() => remove(key)} type="button"><X aria-hidden="true" size={14} /></button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-end gap-1 rounded-xl border border-edge bg-card p-1.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-[var(--brand-text)]">
        <Button aria-label="Attach files" disabled={files.length >= most} kind="quiet" onClick={() => picker.current?.click()} size="icon"><Paperclip aria-hidden="true" size={18} /></Button>
        <input accept="image/*,.pdf,.docx,.txt,.md" aria-hidden="true" className="hidden" multiple onChange={({ target }) => (add([...(target.files ?? [])]), (target.value = ''))} ref={picker} tabIndex={-1} type="file" />
        <label className="sr-only" htmlFor={id}>{label}</label>
        <textarea
          className="field-sizing-content max-h-48 min-h-11 min-w-0 flex-1 resize-none bg-transparent px-2 py-2.5 text-base outline-none placeholder:overflow-hidden placeholder:whitespace-nowrap sm:text-sm" dir="auto" id={id} maxLength={5000} placeholder={label} ref={field} rows={1} value={text}
          onChange={({ target }) => (write(target.value), setTold(''), onType?.())}
          onKeyDown={(event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey) && (event.preventDefault(), submit())}
        />
        <Button aria-label="Send" kind="main" size="icon" type="submit"><SendHorizontal aria-hidden="true" className="rtl:rotate-180" size={18} /></Button>
      </div>
      <p className="text-sm text-bad empty:hidden" role="alert">{told}</p>
    </form>
  )
}
