'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { say, useLive } from '../frame/live/Live'
import { When } from '../item/When'
import type { Line } from '../thread/line'
import { Talk } from '../thread/Talk'
import { Avatar } from '../ui/Avatar'
import { Button } from '../ui/Button'

const Find = lazy(() => import('./Find').then((loaded) => ({ default: loaded.Find })))

type Presence = { online: boolean; lastSeen: string | null } | null
type Participant = { id: string; name: string; picture: string | null; jobTitle: string | null; side: 'client' | 'agency'; presence: Presence }
export type Shown = { conversation: string; with: string; header: string | null; participants: Participant[]; canWrite: boolean; managersMayRead: boolean; messages: Line[]; hasMore: boolean }

type Props = { shown: Shown; agent: Participant | null; agency: string; other: string; client: string; reader: Reader }

const typingMs = 4_000

/** A conversation with its partner on top: who it is, whether they are there, whether they write. */
export const Conversation = ({ shown, agent, agency, other, client, reader }: Props) => {
  const [presence, setPresence] = useState<Presence>(agent?.presence ?? null)
  const [typing, setTyping] = useState(false)
  const [finding, setFinding] = useState(false)
  const [found, setFound] = useState<{ id: string } | null>(null)
  const said = useRef(0)
  const stop = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive(useCallback((told) => {
    if (told.event === 'presence.changed' && told.user === agent?.id) setPresence({ online: Boolean(told.online), lastSeen: told.online ? null : new Date().toISOString() })
    if (told.event === 'message.created') setTyping(false)
    if (told.event !== 'message.typing' || told.conversation !== shown.conversation) return
    setTyping(true)
    clearTimeout(stop.current)
    stop.current = setTimeout(() => setTyping(false), typingMs)
  }, [agent?.id, shown.conversation]))
  useEffect(() => () => clearTimeout(stop.current), [])
  const onType = () => {
    if (Date.now() - said.current < 2_500) return
    said.current = Date.now()
    say('message.typing', { with: other, client })
  }
  const name = agent?.name ?? agency
  const there = presence?.online ? 'Online' : presence?.lastSeen ? <>Last here <When at={presence.lastSeen} reader={reader} /></> : (agent?.jobTitle ?? (agent ? agency : null))
  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4 py-3 sm:px-6">
        <Avatar image={agent?.picture} name={name} online={presence?.online} size={40} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{agent ? name : (shown.header ?? name)}</h2>
          <p aria-live="polite" className="truncate text-xs text-quiet">{typing ? 'is writing…' : there}</p>
        </div>
        {(shown.messages.length > 0 || shown.hasMore) && <Button aria-expanded={finding} aria-label="Search in messages" className="sm:size-11" kind="quiet" onClick={() => setFinding(!finding)} size="icon"><Search aria-hidden="true" size={18} /></Button>}
      </div>
      {finding && <Suspense><Find client={client} conversation={shown.conversation} onClose={() => setFinding(false)} onPick={(id) => (setFinding(false), setFound({ id }))} reader={reader} /></Suspense>}
      <Talk
        below={shown.managersMayRead && <p className="mt-6 text-center text-xs text-quiet">Those who run {agency} may read along.</p>}
        canWrite={shown.canWrite} empty={<p className="py-16 text-center text-sm text-quiet">Say hello to {name}.</p>} first={{ lines: shown.messages, hasMore: shown.hasMore }} found={found} label={`Write to ${name}`} onType={onType}
        place={{ read: `/messages/conversation/${other}?client=${client}`, write: '/messages', more: { to: other, client }, mark: `/messages/conversation/${other}/read?client=${client}`, conversation: shown.conversation, client }} reader={reader} tall
      />
    </>
  )
}
