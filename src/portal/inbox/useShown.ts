'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import type { Shown } from '../item/shown'
import { fetchShown } from '../decision/calls'
import { keyOf, type Entry } from './entry'

const ahead = 3

/** What the items of a list look like: those that came with the page, the others read a few steps ahead. `notes` says what went wrong with one. */
export const useShown = (given: Record<string, Shown>, entries: readonly Entry[], place: number) => {
  const [shown, setShown] = useState(given)
  const [notes, setNotes] = useState<Record<string, string>>({})
  const asked = useRef(new Set<string>())
  const note = useCallback((key: string, words: string | null) => setNotes(({ [key]: _before, ...rest }) => (words ? { ...rest, [key]: words } : rest)), [])
  const read = useCallback((wanted: Pick<Entry, 'type' | 'id'>, anew = false): Promise<Shown | null> => {
    const key = keyOf(wanted)
    if (!anew && asked.current.has(key)) return Promise.resolve(null)
    asked.current.add(key)
    return fetchShown(wanted.type, wanted.id).then(
      (found) => (setShown((now) => ({ ...now, [key]: found })), found),
      (error: unknown) => (asked.current.delete(key), note(key, sentenceOf(error)), null),
    )
  }, [note])
  useEffect(() => {
    for (const next of entries.slice(place, place + ahead)) if (!shown[keyOf(next)]) void read(next)
  }, [entries, place, shown, read])
  return { shown, notes, note, read }
}
