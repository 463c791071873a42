'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../../../api'
import type { Reader } from '../../../format/reader'
import { Failure } from '../../../shared/Failure'
import { Skeleton } from '../../../shared/Skeleton'
import type { Shown } from './shown'
import { Talk } from './Talk'
import type { Presence } from '../useConversations'
import styles from '../messages.module.css'

type Props = { other: string; client?: string; presence: Presence; reader: Reader; admin: string; onBack: () => void; found: { id: string } | null }

/** Fetches a conversation before it is shown; the client is named once it is known from the list. */
export const Conversation = ({ other, client, presence, reader, admin, onBack, found }: Props) => {
  const [shown, setShown] = useState<Shown | null>(null)
  const [error, setError] = useState<unknown>(null)
  const read = useCallback(() => call<Shown>(`/messages/conversation/${other}?limit=50${client ? `&client=${client}` : ''}`).then((found) => (setShown(found), setError(null)), setError), [other, client])
  useEffect(() => void read(), [read])
  if (shown) return <Talk admin={admin} found={found} key={shown.conversation} onBack={onBack} presence={presence} reader={reader} shown={shown} />
  return <div className={styles.talk}>{error ? <Failure error={error} onRetry={() => void read()} /> : <Skeleton height="48px" rows={5} />}</div>
}
