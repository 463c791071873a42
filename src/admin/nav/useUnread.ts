'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../api'
import { useNews } from '../live/useNews'

const everyMs = 60_000
const telling = new Set(['message.created', 'message.read', 'counts.changed', 'connection'])

/** How many direct messages the person has not read; kept up by news and by asking every minute. */
export const useUnread = (): number => {
  const [unread, setUnread] = useState(0)
  const again = useCallback(() => void call<{ direct: number }>('/messages/unread').then(({ direct }) => setUnread(direct), () => undefined), [])
  useEffect(() => {
    again()
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), everyMs)
    return () => clearInterval(timer)
  }, [again])
  useNews(useCallback(({ event }) => void (telling.has(event) && again()), [again]))
  return unread
}
