'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useNews } from '../../../live/useNews'
import { say } from '../../../progress/socket'
import type { Shown } from './shown'

const shownMs = 4_000
const everyMs = 2_500

/** Who is writing just now, and the way to tell the others that one is. */
export const useTyping = ({ conversation, with: other, client, participants }: Shown) => {
  const [typist, setTypist] = useState<string | null>(null)
  const said = useRef(0)
  const stop = useRef<ReturnType<typeof setTimeout>>(undefined)
  useNews(useCallback((news) => {
    if (news.conversation !== conversation) return
    if (news.event === 'message.created') setTypist(null)
    if (news.event !== 'message.typing') return
    setTypist(participants.find(({ id }) => id === news.user)?.name ?? null)
    clearTimeout(stop.current)
    stop.current = setTimeout(() => setTypist(null), shownMs)
  }, [conversation, participants]))
  useEffect(() => () => clearTimeout(stop.current), [])
  const onType = () => {
    if (Date.now() - said.current < everyMs) return
    said.current = Date.now()
    say('message.typing', { with: other, client: client.id })
  }
  return { typist, onType }
}
