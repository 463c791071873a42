'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../api'
import { readerOf } from '../format/reader'
import { deedOf, whoOf, type AuditEntry } from '../settings/audit/entries'
import { Empty } from '../shared/Empty'
import { Failure } from '../shared/Failure'
import { Skeleton } from '../shared/Skeleton'
import { Time } from '../shared/Time'
import styles from './client.module.css'

type Entry = Pick<AuditEntry, 'id' | 'type' | 'action' | 'resourceType' | 'resourceName' | 'createdAt' | 'userLabel' | 'apiKey' | 'note'>
type Read = { docs: Entry[]; nextCursor: string | null }

/** What happened to a client and all that is made for it, newest first. */
export const Activity = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const [read, setRead] = useState<Read | null>(null)
  const [error, setError] = useState<unknown>(null)
  const load = useCallback(async (cursor: string | null) => {
    setError(null)
    try {
      const next = await call<Read>(`/activities?client=${id}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      setRead((before) => ({ ...next, docs: cursor && before ? [...before.docs, ...next.docs] : next.docs }))
    } catch (failure) {
      setError(failure)
    }
  }, [id])
  useEffect(() => {
    if (id) void load(null)
  }, [id, load])
  if (!id) return <Empty title="Nothing has happened yet" />
  if (error) return <Failure error={error} onRetry={() => void load(null)} />
  if (!read) return <Skeleton rows={6} />
  if (!read.docs.length) return <Empty title="Nothing is recorded yet" />
  const reader = readerOf(user as never)
  return (
    <>
      <ol className={styles.activity}>
        {read.docs.map((entry) => (
          <li key={entry.id}>
            <span className={styles.deed}>{deedOf(entry)}{entry.resourceName && <> · <bdi>{entry.resourceName}</bdi></>}</span>
            <span><bdi>{whoOf(entry)}</bdi></span>
            <Time at={entry.createdAt} reader={reader} />
            {entry.note && <small dir="auto">{entry.note}</small>}
          </li>
        ))}
      </ol>
      {read.nextCursor && <Button buttonStyle="secondary" onClick={() => void load(read.nextCursor)} size="small">Show older</Button>}
    </>
  )
}
