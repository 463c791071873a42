'use client'

import { Button } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import type { Line } from '@/src/browser/talk/line'
import styles from '../messages.module.css'

/** Other words for one's own line, or null to take it away; whether that was taken. */
export type Rewrite = (id: string, body: string | null) => Promise<boolean>

const links = /(https?:\/\/[^\s<>"]+)/g

/** What a line says, with its links; one's own can be changed and taken away for a while. */
export const Words = ({ line: { id, body, changeable }, rewrite }: { line: Line; rewrite: Rewrite }) => {
  const [typed, setTyped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const changer = useRef<HTMLButtonElement>(null)
  const field = useId()
  const close = () => (setTyped(null), requestAnimationFrame(() => changer.current?.focus()))
  const put = async (next: string | null) => {
    setBusy(true)
    if ((await rewrite(id, next)) && next !== null) close()
    setBusy(false)
  }
  if (typed !== null) {
    return (
      <form className={styles.composer} onSubmit={(event) => { event.preventDefault(); void put(typed.trim()) }}>
        <label className="sr-only" htmlFor={field}>Change the message</label>
        <textarea autoFocus className={styles.area} dir="auto" id={field} maxLength={5000} onChange={({ target }) => setTyped(target.value)} onKeyDown={(event) => event.key === 'Escape' && close()} rows={3} value={typed} />
        <div className={styles.buttons}>
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={close} size="small" type="button">Leave it</Button>
          <Button disabled={busy || !typed.trim() || typed.trim() === body} margin={false} size="small" type="submit">Change</Button>
        </div>
      </form>
    )
  }
  return (
    <>
      <p className={styles.body} dir="auto">{(body ?? '').split(links).map((part, at) => (at % 2 ? <a href={part} key={at} rel="noreferrer nofollow" target="_blank">{part}</a> : part))}</p>
      {changeable && (
        <p className={styles.own}>
          <button disabled={busy} onClick={() => setTyped(body ?? '')} ref={changer} type="button">Change</button>
          <button disabled={busy} onClick={() => void put(null)} type="button">Remove</button>
        </p>
      )}
    </>
  )
}
