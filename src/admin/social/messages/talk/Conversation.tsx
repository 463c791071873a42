'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Line } from '@/src/browser/talk/line'
import { call } from '../../../api'
import type { Reader } from '../../../format/reader'
import { Failure } from '../../../shared/Failure'
import { Skeleton } from '../../../shared/Skeleton'
import { Talk } from './Talk'
import type { Presence } from '../useConversations'
import styles from '../messages.module.css'

export type Participant = { id: string; name: string; picture: string | null; jobTitle: string | null; side: 'client' | 'agency'; presence: Presence }
export type Shown = { conversation: string; with: string; client: { id: string; name: string }; participants: Participant[]; canWrite: boolean; messages: Line[]; hasMore: boolean }
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
