'use client'

import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import { doneWords, isOver, isStale, sendDecision, sendUndo, undoMs, type Decision } from '../decision/calls'
import { forgetWords } from '../decision/forget'
import { useLower } from '../frame/live/Counts'
import type { Shown } from '../item/shown'
import { useTell } from '../ui/Toasts'
import { keyOf, type Entry } from './entry'
import { useShown } from './useShown'

type Given = { entries: Entry[]; shown: Record<string, Shown> }

const anew = 'This was changed since you looked at it. Here is the new version: please decide again. Nothing you wrote is lost.'

/** A new list with what stands open in its place, though it does not wait any more: nothing else slips under the hand that is about to decide. */
const withOpen = (fresh: Entry[], now: readonly Entry[], open: string | null): Entry[] => {
  const index = now.findIndex((one) => keyOf(one) === open)
  if (index < 0 || fresh.some((one) => keyOf(one) === open)) return fresh
  return [...fresh.slice(0, index), { ...now[index]!, allowedActions: [], isGone: true }, ...fresh.slice(index)]
}

// Kept for the tab, because a step back shows a list as it was before.
const decided = new Map<string, { version: number; at: number }>()
const awhileMs = 60_000

const isDecided = (one: Entry): boolean => {
  const said = decided.get(keyOf(one))
  return said?.version === one.version && said.at > Date.now() - awhileMs
}

/** The list as the server tells it, without what was decided here and is still on its way. */
const useEntries = (given: Entry[], open: string | null) => {
  const [entries, setEntries] = useState(() => given.filter((one) => !isDecided(one)))
  const [told, at] = [useRef(given), useRef(open)]
  useEffect(() => {
    at.current = open
    setEntries((now) => (now.some((one) => one.isGone && keyOf(one) !== open) ? now.filter((one) => !one.isGone || keyOf(one) === open) : now))
  }, [open, at])
  useEffect(() => {
    if (told.current === given) return
    told.current = given
    setEntries((now) => withOpen(given.filter((one) => !isDecided(one)), now, at.current))
  }, [given, told, at])
  const take = (one: Entry, version: number) => (decided.set(keyOf(one), { version, at: Date.now() }), setEntries((now) => now.filter((other) => keyOf(other) !== keyOf(one))))
  const putBack = (one: Entry, index: number) => {
    decided.delete(keyOf(one))
    setEntries((now) => (now.some((other) => keyOf(other) === keyOf(one)) ? now : [...now.slice(0, index), one, ...now.slice(index)]))
  }
  const renew = (one: Entry, { version, title }: Shown) => setEntries((now) => now.map((other) => (keyOf(other) === keyOf(one) ? { ...other, version, title } : other)))
  return { entries, take, putBack, renew }
}

/** One item after the other: decided at once on the screen, sent behind it, and put back when that fails. */
export const useInbox = (given: Given) => {
  const tell = useTell()
  const lower = useLower()
  const [at, open] = useState<string | null>(() => {
    const first = given.entries.find((one) => !isDecided(one))
    return first ? keyOf(first) : null
  })
  const { entries, take, putBack, renew } = useEntries(given.entries, at)
  const place = Math.max(0, entries.findIndex((entry) => keyOf(entry) === at))
  const entry = entries[place] ?? null
  const { shown, notes, note, read } = useShown(given.shown, entries, place)
  const undoLast = useRef<(() => void) | null>(null)
  const back = (one: Entry, index: number) => (putBack(one, index), open(keyOf(one)), lower('inbox', -1))

  const failed = (error: unknown, said: Entry, index: number) => {
    if (isOver(error)) return void tell(`${said.title}: ${sentenceOf(error)}`, { tone: 'bad' })
    back(said, index)
    note(keyOf(said), isStale(error) ? anew : `${sentenceOf(error)} Nothing you wrote is lost.`)
    if (isStale(error)) void read(said, true).then((found) => found && renew(said, found))
  }

  const decide = (decision: Decision, words = '') => {
    if (!entry) return
    const [said, index] = [entry, place]
    const version = shown[keyOf(said)]?.version ?? said.version
    take(said, version)
    open(keyOf(entries[index + 1] ?? entries[index - 1] ?? said))
    note(keyOf(said), null)
    lower('inbox')
    const sent = sendDecision(said.type, said.id, decision, version, words)
    const undo = () => {
      undoLast.current = null
      void sent.then(() => sendUndo(said.type, said.id)).then(() => back(said, index), (error: unknown) => void tell(sentenceOf(error), { tone: 'bad' }))
    }
    undoLast.current = undo
    const drop = tell(`${doneWords[decision]}: ${said.title}`, { action: { label: 'Undo', run: undo }, ms: undoMs })
    setTimeout(() => undoLast.current === undo && (undoLast.current = null), undoMs)
    sent.then(() => forgetWords(decision, said.id), (error: unknown) => (drop(), failed(error, said, index)))
  }

  const go = (by: number) => {
    const next = entries[Math.min(entries.length - 1, Math.max(0, place + by))]
    if (next) open(keyOf(next))
  }
  const goOn = () => open(entry ? keyOf(entries[place + 1] ?? entries[place - 1] ?? { type: 'post', id: '' }) : null)
  const key = entry && keyOf(entry)
  return { entries, entry, goOn, isOld: Boolean(key && entry && shown[key] && entry.version > shown[key].version), place, at: key, open, go, decide, undo: () => undoLast.current?.(), shown: key ? (shown[key] ?? null) : null, note: key ? (notes[key] ?? null) : null, again: () => entry && void read(entry, true) }
}
