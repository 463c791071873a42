'use client'

import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import type { Reader } from '@/src/browser/format/reader'
import { When } from '../item/When'
import { Button } from '../ui/Button'

type Hit = { id: string; conversation: string; client: string; author: string | null; body: string; createdAt: string }
type Props = { client: string; conversation: string; reader: Reader; onPick: (id: string) => void; onClose: () => void }

const waitMs = 300

/** Finds lines of this conversation by their words; picking one leads to it. */
export const Find = ({ client, conversation, reader, onPick, onClose }: Props) => {
  const [words, setWords] = useState('')
  const [hits, setHits] = useState<Hit[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    const asked = words.trim()
    if (asked.length < 2) return setHits(null)
    const stop = new AbortController()
    const look = () => call<{ messages: Hit[] }>(`/messages/search?limit=50&q=${encodeURIComponent(asked)}`, { signal: stop.signal }).then(({ messages }) => (setHits(messages.filter((one) => one.conversation === conversation && one.client === client)), setFault(null)), (error: unknown) => !stop.signal.aborted && setFault(sentenceOf(error)))
    const timer = setTimeout(() => void look(), waitMs)
    return () => (clearTimeout(timer), stop.abort())
  }, [words, client, conversation])
  return (
    <div className="border-b border-line px-4 py-3 sm:px-6" onKeyDown={(event) => event.key === 'Escape' && onClose()} role="search">
      <div className="flex gap-2">
        <input aria-label="Search in messages" autoFocus className="h-11 w-full min-w-0 rounded-md border border-edge bg-card px-3 text-base sm:text-sm" dir="auto" maxLength={200} onChange={({ target }) => setWords(target.value)} placeholder="Search in messages" type="search" value={words} />
        <Button aria-label="Close the search" className="shrink-0 sm:size-11" kind="quiet" onClick={onClose} size="icon"><X aria-hidden="true" size={18} /></Button>
      </div>
      <p className="mt-2 text-sm text-quiet empty:hidden" role="status">{fault ?? (hits && (hits.length === 0 ? 'No message has these words.' : hits.length === 1 ? '1 message' : `${hits.length} messages`))}</p>
      {hits && hits.length > 0 && (
        <ul aria-label="Messages found" className="mt-1 max-h-56 divide-y divide-line overflow-y-auto">
          {hits.map(({ id, author, body, createdAt }) => (
            <li key={id}>
              <button className="block min-h-11 w-full rounded-md px-2 py-2 text-left hover:bg-sunk" onClick={() => onPick(id)} type="button">
                <span className="line-clamp-2 text-sm" dir="auto">{body}</span>
                <span className="block text-xs text-quiet">{author && `${author} · `}<When at={createdAt} reader={reader} /></span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
