'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { randomKey } from '@/src/browser/randomKey'
import type { Line, Pending } from './line'

export type Place = {
  /** Where lines are read: answers `{messages, hasMore}` and takes `before`, `after`. */
  read: string
  /** Where one is written, and what stands beside its words. */
  write: string
  more?: object
  mark: string
  conversation: string
  /** Whose conversation it is, where a person has one by the same name with several clients. */
  client?: string
}

/** Under which name the unsent words of a place are kept. */
export const keptAs = ({ conversation, client }: Place): string => (client ? `${conversation}.${client}` : conversation)

/** How a page hears that something was said: `useNews` calls with ids, `isLive` says whether it will. */
export type Wire = { isLive: () => boolean; useNews: (hear: (news: { event: string; [more: string]: unknown }) => void) => void }

const everyMs = 30_000
const merged = (now: readonly Line[], found: readonly Line[]): Line[] => [...new Map([...now, ...found].map((line) => [line.id, line])).values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1))
const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`

/** Lines count as read once they were in view for a second. */
const useMarking = (lines: readonly Line[], mark: string, done: () => void): void => {
  const unread = lines.some((line) => line.unread)
  const upTo = lines.at(-1)?.id
  useEffect(() => {
    if (!unread || !upTo) return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void call(mark, { method: 'POST', body: { upTo } }).then(done, () => undefined)
    }, 1_000)
    return () => clearTimeout(timer)
  }, [unread, upTo, mark, done])
}

/** What was not sent, kept on this computer until it is; with the same token, so that it never arrives twice. */
const useUnsent = (conversation: string) => {
  const name = `unsent.${conversation}`
  const [pending, setPending] = useState<Pending[]>([])
  const read = useRef(false)
  useEffect(() => {
    const kept = JSON.parse(window.localStorage.getItem(name) ?? '[]') as Pending[]
    if (kept.length) setPending(kept.map((one) => ({ ...one, failed: true })))
  }, [name])
  useEffect(() => {
    if (pending.length) window.localStorage.setItem(name, JSON.stringify(pending))
    else if (read.current) window.localStorage.removeItem(name)
    read.current = true
  }, [name, pending])
  return [pending, setPending] as const
}

type Setters = [lines: (change: (now: Line[]) => Line[]) => void, fault: (words: string | null) => void]

/** Puts other words in the place of one's own line, or takes it away; false, with the reason as `fault`, when it was refused. */
const rewriting = (...[setLines, setFault]: Setters) => async (id: string, body: string | null): Promise<boolean> => {
  setFault(null)
  try {
    const line = await call<Line>(`/messages/${id}`, body === null ? { method: 'DELETE' } : { method: 'PATCH', body: { body } })
    setLines((now) => merged(now, [line]))
    return true
  } catch (error) {
    setFault(sentenceOf(error))
    return false
  }
}

/** A conversation that is read on, written to and marked as read. What was not sent stays, with the way to send it again. */
export const useTalk = (place: Place, first: { lines: Line[]; hasMore: boolean }, { isLive, useNews }: Wire) => {
  const [lines, setLines] = useState(first.lines)
  const [hasMore, setHasMore] = useState(first.hasMore)
  const [pending, setPending] = useUnsent(keptAs(place))
  const [fault, setFault] = useState<string | null>(null)
  const last = useRef<string | undefined>(first.lines.at(-1)?.id)
  last.current = lines.at(-1)?.id
  const { read, write, more, mark, conversation } = place

  const lookOn = useCallback(async () => {
    const { messages } = await call<{ messages: Line[] }>(withQuery(read, last.current ? `after=${last.current}&limit=100` : 'limit=100'))
    if (messages.length) setLines((now) => merged(now, messages))
  }, [read])
  const anew = useCallback(async () => {
    const { messages } = await call<{ messages: Line[] }>(withQuery(read, 'limit=50'))
    setLines((now) => merged(now, messages))
  }, [read])
  useNews(useCallback((told) => {
    if (told.event === 'message.created' && told.conversation === conversation) void lookOn().catch(() => undefined)
    if ((told.event === 'message.read' || told.event === 'message.changed') && told.conversation === conversation) void anew().catch(() => undefined)
    if (told.event === 'connection' && isLive()) void lookOn().then(() => setFault(null), () => undefined)
  }, [conversation, lookOn, anew, isLive]))
  useEffect(() => {
    const timer = setInterval(() => !isLive() && navigator.onLine && void lookOn().catch(() => undefined), everyMs)
    return () => clearInterval(timer)
  }, [lookOn, isLive])

  useMarking(lines, mark, useCallback(() => setLines((now) => now.map((line) => ({ ...line, unread: false }))), []))

  const post = async ({ token, body, attachments }: Pending) => {
    setFault(null)
    try {
      const line = await call<Line>(write, { method: 'POST', body: { body, clientToken: token, ...(attachments.length ? { attachments } : {}), ...more } })
      setLines((now) => merged(now, [line]))
      setPending((now) => now.filter((one) => one.token !== token))
    } catch (error) {
      setFault(sentenceOf(error))
      setPending((now) => now.map((one) => (one.token === token ? { ...one, failed: true } : one)))
    }
  }
  const send = (body: string, attachments: string[]) => {
    const fresh: Pending = { token: randomKey(), body, attachments, failed: false }
    setPending((now) => [...now, fresh])
    void post(fresh)
  }
  const again = (one: Pending) => (setPending((now) => now.map((other) => (other.token === one.token ? { ...other, failed: false } : other))), void post(one))
  const older = async () => {
    const found = await call<{ messages: Line[]; hasMore: boolean }>(withQuery(read, `before=${lines[0]?.id}&limit=50`)).catch((error: unknown) => (setFault(sentenceOf(error)), null))
    if (!found) return
    setLines((now) => merged(now, found.messages))
    setHasMore(found.hasMore)
  }
  return { lines, hasMore, pending, fault, send, again, older, rewrite: rewriting(setLines, setFault) }
}
