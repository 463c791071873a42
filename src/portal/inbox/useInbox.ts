'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import { useLower } from '../frame/live/Counts'
import type { Shown } from '../item/shown'
import { useTell } from '../ui/Toasts'
import { doneWords, fetchShown, isOver, isStale, sendDecision, sendUndo, undoMs, type Decision } from '../decision/calls'
import { forgetWords } from '../decision/WordsDialog'
import { keyOf, type Entry } from './entry'

const ahead = 3

type Given = { entries: Entry[]; shown: Record<string, Shown> }

/** The list of what waits, with one item open: decided at once on the screen, sent behind it, and put back when that fails. */
export const useInbox = (given: Given) => {
  const tell = useTell()
  const lower = useLower()
  const [entries, setEntries] = useState(given.entries)
  const [shown, setShown] = useState(given.shown)
  const [at, setAt] = useState<string | null>(given.entries[0] ? keyOf(given.entries[0]) : null)
  const [notes, setNotes] = useState<Record<string, string>>({})
  const place = Math.max(0, entries.findIndex((entry) => keyOf(entry) === at))
  const entry = entries[place] ?? null
  const asked = useRef(new Set<string>())
  const decided = useRef(new Map<string, number>())
  const told = useRef(given.entries)
  useEffect(() => {
    // The server has told the list anew; what was decided here and is still on its way stays away.
    if (told.current === given.entries) return
    told.current = given.entries
    setEntries(given.entries.filter((one) => decided.current.get(keyOf(one)) !== one.version))
  }, [given.entries])
  const undoLast = useRef<(() => void) | null>(null)

  const read = useCallback((wanted: Entry, anew = false) => {
    const key = keyOf(wanted)
    if (!anew && asked.current.has(key)) return Promise.resolve()
    asked.current.add(key)
    return fetchShown(wanted.type, wanted.id).then((found) => setShown((now) => ({ ...now, [key]: found })), (error: unknown) => {
      asked.current.delete(key)
      setNotes((now) => ({ ...now, [key]: sentenceOf(error) }))
    })
  }, [])

  useEffect(() => {
    for (const next of entries.slice(place, place + ahead)) if (!shown[keyOf(next)]) void read(next)
  }, [entries, place, shown, read])

  const putBack = (back: Entry, index: number) => {
    setEntries((now) => (now.some((one) => keyOf(one) === keyOf(back)) ? now : [...now.slice(0, index), back, ...now.slice(index)]))
    decided.current.delete(keyOf(back))
    setAt(keyOf(back))
    lower('inbox', -1)
  }

  const failed = (error: unknown, back: Entry, index: number, drop: () => void) => {
    drop()
    if (isOver(error)) return void tell(`${back.title}: ${sentenceOf(error)}`, { tone: 'bad' })
    putBack(back, index)
    const key = keyOf(back)
    if (!isStale(error)) return setNotes((now) => ({ ...now, [key]: `${sentenceOf(error)} Nothing you wrote is lost.` }))
    void fetchShown(back.type, back.id).then((found) => {
      setShown((now) => ({ ...now, [key]: found }))
      setEntries((now) => now.map((one) => (keyOf(one) === key ? { ...one, version: found.version, title: found.title } : one)))
      setNotes((now) => ({ ...now, [key]: 'This was changed since you looked at it. Here is the new version: please decide again. Nothing you wrote is lost.' }))
    })
  }

  const decide = (decision: Decision, words = '') => {
    if (!entry) return
    const [said, index] = [entry, place]
    const version = shown[keyOf(said)]?.version ?? said.version
    decided.current.set(keyOf(said), version)
    setEntries((now) => now.filter((one) => keyOf(one) !== keyOf(said)))
    setAt(keyOf(entries[index + 1] ?? entries[index - 1] ?? said))
    setNotes(({ [keyOf(said)]: _gone, ...rest }) => rest)
    lower('inbox')
    const sent = sendDecision(said.type, said.id, decision, version, words)
    const undo = () => {
      undoLast.current = null
      void sent.then(() => sendUndo(said.type, said.id)).then(() => putBack(said, index), (error: unknown) => void tell(sentenceOf(error), { tone: 'bad' }))
    }
    undoLast.current = undo
    const drop = tell(`${doneWords[decision]}: ${said.title}`, { action: { label: 'Undo', run: undo }, ms: undoMs })
    setTimeout(() => undoLast.current === undo && (undoLast.current = null), undoMs)
    sent.then(() => forgetWords(decision, said.id), (error: unknown) => failed(error, said, index, drop))
  }

  const go = (by: number) => setAt(keyOf(entries[Math.min(entries.length - 1, Math.max(0, place + by))] ?? entries[0]!))
  return useMemo(
    () => ({ entries, entry, place, at: entry ? keyOf(entry) : null, open: setAt, go, decide, undo: () => undoLast.current?.(), shown: entry ? (shown[keyOf(entry)] ?? null) : null, note: entry ? (notes[keyOf(entry)] ?? null) : null, again: () => entry && void read(entry, true) }),
    [entries, entry, place, shown, notes],
  )
}
