'use client'

import { useCallback, useEffect, useState } from 'react'
import type { AsJson } from '@/src/browser/api'
import type { Hit } from '@/src/domain/platform/messages/direct/search'
import { call } from '../../api'
import { useNews } from '../../live/useNews'
import { isLive, reconnect } from '../../progress/socket'

export type Presence = { online: boolean; lastSeen: string | null } | null
export type Conversation = {
  conversation: string; with: string; name: string; picture: string | null; client: { id: string; name: string }; presence: Presence; unread: number
  last: { body: string | null; author: string | null; intent: string; createdAt: string; mine: boolean } | null
}
export type Found = AsJson<Hit>
type State = { rows: Conversation[] | null; hits: Found[]; error: unknown; isLive: boolean }

const everyMs = 30_000
const telling = new Set(['message.created', 'message.changed', 'message.read', 'counts.changed'])

/** The conversations, unread first, and the lines that hold the words; kept up by news, and by asking every half minute without. */
export const useConversations = (search: string) => {
  const [state, setState] = useState<State>({ rows: null, hits: [], error: null, isLive: true })
  const query = encodeURIComponent(search.trim())
  const again = useCallback(async () => {
    try {
      const [{ conversations }, { messages }] = await Promise.all([
        call<{ conversations: Conversation[] }>(`/messages/conversations?limit=200&search=${query}`),
        query ? call<{ messages: Found[] }>(`/messages/search?q=${query}`) : { messages: [] },
      ])
      setState({ rows: conversations, hits: messages, error: null, isLive: isLive() })
    } catch (error) {
      setState((before) => ({ ...before, error, isLive: isLive() }))
    }
  }, [query])
  useEffect(() => {
    const soon = setTimeout(() => void again(), query ? 250 : 0)
    const timer = setInterval(() => {
      reconnect()
      if (document.visibilityState === 'visible') void again()
    }, everyMs)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [again, query])
  useNews(useCallback((news) => {
    if (telling.has(news.event)) void again()
    if (news.event === 'connection') setState((before) => ({ ...before, isLive: isLive() }))
    if (news.event === 'presence.changed') setState((before) => ({ ...before, rows: before.rows?.map((row) => (row.with === news.user ? { ...row, presence: { online: Boolean(news.online), lastSeen: news.online ? null : new Date().toISOString() } } : row)) ?? null }))
  }, [again]))
  return { ...state, again }
}
