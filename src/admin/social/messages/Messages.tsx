'use client'

import { Button } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { reconnect } from '../../progress/socket'
import { Conversation } from './talk/Conversation'
import { List } from './List'
import { useConversations } from './useConversations'
import styles from './messages.module.css'

/** The conversations beside the one that is open; on a phone one after the other. */
export const Messages = ({ admin, reader }: { admin: string; reader: Reader }) => {
  const open = useSearchParams().get('with')
  const [search, setSearch] = useState('')
  const { rows, hits, error, isLive, again } = useConversations(search)
  const [found, setFound] = useState<{ id: string } | null>(null)
  const go = (other: string | null, line?: string) => {
    setFound(line ? { id: line } : null)
    if (other !== open) window.history.pushState(null, '', other ? `?with=${other}` : window.location.pathname)
  }
  const row = rows?.find((one) => one.with === open)
  if (!rows) return error ? <Failure error={error} onRetry={() => void again()} /> : <Skeleton height="64px" rows={6} />
  if (!rows.length && !search && !open) return <Empty title="No messages yet">As soon as a client that you look after has a user, you can write to each other here. Others’ conversations stay with those who look after them.</Empty>
  return (
    <>
      {!isLive && <p className={styles.away} role="status">No live connection. What you write is kept here, and new messages are looked for every half minute. <Button buttonStyle="secondary" margin={false} onClick={() => { reconnect(); void again() }} size="small">Try again</Button></p>}
      {error ? <Failure error={error} onRetry={() => void again()} /> : null}
      <div className={styles.panes} data-open={Boolean(open)}>
        <List hits={hits} onOpen={go} open={open} reader={reader} rows={rows} search={search} setSearch={setSearch} />
        {open ? <Conversation admin={admin} client={row?.client.id} found={found} key={open} onBack={() => go(null)} other={open} presence={row?.presence ?? null} reader={reader} /> : <div className={styles.none}><p>Choose a conversation.</p></div>}
      </div>
    </>
  )
}
