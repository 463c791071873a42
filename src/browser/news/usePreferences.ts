'use client'

import { useEffect, useRef, useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import type { Change, ShownKind, ShownPreferences, Wish } from './shown'

type Told = { words: string; bad?: boolean } | null

const path = '/users/me/notification-preferences'

/** What may be wished for the mails of a kind, as it is said. What is urgent waits for no summary. */
export const wishes: readonly { value: Wish; label: string; waits?: true }[] = [{ value: 'now', label: 'At once' }, { value: 'daily', label: 'Once a day', waits: true }, { value: 'off', label: 'No mail' }]

/** The kinds by the groups in which they are told of, in their order. */
export const grouped = (kinds: readonly ShownKind[]): [group: string, kinds: ShownKind[]][] => {
  const groups = new Map<string, ShownKind[]>()
  for (const kind of kinds) groups.set(kind.group, [...(groups.get(kind.group) ?? []), kind])
  return [...groups]
}

const applied = (now: ShownPreferences, { kinds, ...change }: Change): ShownPreferences => ({
  ...now, ...change, kinds: now.kinds.map((kind) => ({ ...kind, ...kinds?.[kind.kind] })),
})

/**
 * How a person is told of things, kept with each change: shown at once, taken back with a sentence when it was refused. Changes go out one after the other, and the answer
 * to the last of them is what is shown. Read first when nothing is given to start with; `error` is why that failed.
 */
export const usePreferences = (start: ShownPreferences | null = null) => {
  const [now, setNow] = useState(start)
  const [error, setError] = useState<unknown>(null)
  const [told, setTold] = useState<Told>(null)
  const queue = useRef<{ last: Promise<unknown>; open: number }>({ last: Promise.resolve(), open: 0 })
  const read = () => call<ShownPreferences>(path).then((stored) => (setNow(stored), setError(null)))
  useEffect(() => {
    if (!start) read().catch(setError)
  }, [start])
  const send = (change: Change) =>
    call<ShownPreferences>(path, { method: 'PATCH', body: change }).then(
      (stored) => void (queue.current.open === 1 && (setNow(stored), setTold({ words: 'Saved.' }))),
      (thrown: unknown) => (setTold({ words: sentenceOf(thrown), bad: true }), read().catch(() => undefined)),
    ).finally(() => void (queue.current.open -= 1))
  const keep = (change: Change) => {
    setNow((known) => known && applied(known, change))
    setTold({ words: 'Saving…' })
    queue.current.open += 1
    queue.current.last = queue.current.last.then(() => send(change))
  }
  return { now, error, told, keep, again: () => void read().catch(setError) }
}
