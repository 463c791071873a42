'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call, sentenceOf } from '../api'
import type { Reader } from '../format/reader'
import { Time } from '../shared/Time'
import styles from './notification.module.css'
import { Unread } from './Unread'
import type { Way } from './way'

type Props = { id: string; title: string; body: string; at: string; readAt: string | null; way: Way | null; reader: Reader }

/** A notification to read. Following its link marks it as read, too. */
export const Notice = ({ id, title, body, at, readAt: initial, way, reader }: Props) => {
  const router = useRouter()
  const [readAt, setReadAt] = useState(initial)
  const [busy, setBusy] = useState(false)
  const mark = async (next: string | null) => {
    setBusy(true)
    try {
      await call(`/notifications/${id}`, { method: 'PATCH', body: { readAt: next } })
      setReadAt(next)
      router.refresh()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(false)
  }
  const open = () => void (readAt === null && call(`/notifications/${id}`, { method: 'PATCH', body: { readAt: new Date().toISOString() } }).catch(() => undefined))
  return (
    <article className={styles.notice}>
      <h1><bdi>{title}</bdi></h1>
      <div className={styles.line} role="status">
        <Time at={at} reader={reader} />
        {readAt ? <span>Read <Time at={readAt} reader={reader} /></span> : <Unread />}
      </div>
      {body && <p className={styles.body} dir="auto">{body}</p>}
      <div className={styles.actions}>
        {way && <Button buttonStyle="primary" el="link" margin={false} onClick={open} size="medium" to={way.href}>{way.label}</Button>}
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void mark(readAt ? null : new Date().toISOString())} size="medium">
          {readAt ? 'Mark as unread' : 'Mark as read'}
        </Button>
      </div>
    </article>
  )
}
