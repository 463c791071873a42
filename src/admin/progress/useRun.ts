'use client'

import { useEffect, useRef, useState } from 'react'
import { call, isSignedOut } from '../api'
import { heard, read } from './merge'
import { follow, reconnect } from './socket'
import { isOver, runFactsOf, selection, selectQuery, type RunFacts } from './types'

/** How the facts arrive: by socket, by asking every 3 s, or not at all just now. */
export type Line = 'socket' | 'polling' | 'away' | 'signed-out'

const pollMs = 3000
const quietMs = 8000
const runQuery = `depth=0&${selectQuery(selection.run)}`
const stepQuery = `depth=0&limit=30&pagination=false&${selectQuery(selection.steps)}`

const readRun = async (id: string, signal: AbortSignal): Promise<RunFacts> => {
  const [run, steps] = await Promise.all([
    call<Record<string, unknown>>(`/pipeline-runs/${id}?${runQuery}`, { signal }),
    call<{ docs: Record<string, unknown>[] }>(`/pipeline-steps?where[run][equals]=${id}&${stepQuery}`, { signal }),
  ])
  return runFactsOf(run, steps.docs)
}

/**
 * A run, kept up to date: over the socket while it is there, by asking every 3 s while it is not, across reloads and
 * restarts of the server. With the socket the rows are read every 3 s after something moved, for cost and durations, and
 * every 9 s in silence, because a message can be lost.
 */
export const useRun = (initial: RunFacts): { run: RunFacts; line: Line; refresh: () => void } => {
  const [run, setRun] = useState(initial)
  const [line, setLine] = useState<Line>('polling')
  const moved = useRef(true)
  const connected = useRef(false)
  const [asked, setAsked] = useState(0)
  const current = initial.id === run.id ? run : initial
  const over = isOver(current.status)

  useEffect(() => {
    if (over) return
    return follow(initial.id, {
      hear: (kind, message) => {
        moved.current = true
        setRun((before) => heard(before.id === initial.id ? before : initial, kind, message))
      },
      connected: (is) => {
        connected.current = is
        if (is) setLine('socket')
        else setLine((before) => (before === 'socket' ? 'polling' : before))
      },
    })
  }, [initial.id, over])

  useEffect(() => {
    if (over) return
    const aborter = new AbortController()
    let looked = 0
    const look = async () => {
      if (connected.current && !moved.current && Date.now() - looked < quietMs) return
      moved.current = false
      looked = Date.now()
      try {
        const fresh = await readRun(initial.id, aborter.signal)
        setRun((before) => read(before, fresh))
        setLine(connected.current ? 'socket' : 'polling')
        reconnect()
      } catch (error) {
        if (!aborter.signal.aborted) setLine(isSignedOut(error) ? 'signed-out' : 'away')
        moved.current = true
      }
    }
    void look()
    const timer = setInterval(() => void look(), pollMs)
    return () => {
      aborter.abort()
      clearInterval(timer)
    }
  }, [initial.id, over, asked])

  return { run: current, line, refresh: () => setAsked((before) => before + 1) }
}
