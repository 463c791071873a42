'use client'

import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { X } from 'lucide-react'

type Action = { label: string; run: () => void }
type Told = { id: number; words: string; tone: 'plain' | 'bad'; action?: Action; ms: number }
type Tell = (words: string, more?: { tone?: 'plain' | 'bad'; action?: Action; ms?: number }) => () => void

const Context = createContext<Tell>(() => () => undefined)

/** Tells something in passing, with at most one way to act on it. Answers how to take it back. */
export const useTell = (): Tell => useContext(Context)

/** The place of what is told in passing: above the bars on a phone, below to the left elsewhere, so that it covers no decision; read out politely. */
export const Toasts = ({ children }: { children: ReactNode }) => {
  const [all, setAll] = useState<Told[]>([])
  const next = useRef(1)
  const drop = useCallback((id: number) => setAll((now) => now.filter((one) => one.id !== id)), [])
  const tell = useCallback<Tell>((words, { tone = 'plain', action, ms = 6_000 } = {}) => {
    const id = next.current++
    setAll((now) => [...now.slice(-2), { id, words, tone, action, ms }])
    setTimeout(() => drop(id), ms)
    return () => drop(id)
  }, [drop])
  const shown = useMemo(() => all, [all])
  return (
    <Context.Provider value={tell}>
      {children}
      <div aria-label="Notes" aria-live="polite" className="pointer-events-none fixed inset-x-3 bottom-[calc(9.25rem+env(safe-area-inset-bottom))] z-50 flex flex-col items-center gap-2 lg:right-auto lg:bottom-6 lg:left-68 lg:w-84 lg:items-start" role="region">
        {shown.map(({ id, words, tone, action, ms }) => (
          <div className={`pointer-events-auto relative flex w-full max-w-md items-center gap-2 overflow-hidden rounded-xl py-1.5 pr-1.5 pl-4 text-sm shadow-float ${tone === 'bad' ? 'bg-bad text-card' : 'bg-ink text-page'}`} key={id}>
            <p className="min-w-0 flex-1 py-2">{words}</p>
            {action && <button className="min-h-11 rounded-md px-3 font-semibold underline underline-offset-4" onClick={() => (action.run(), drop(id))} type="button">{action.label}</button>}
            <button aria-label="Close this note" className="grid size-11 shrink-0 place-items-center rounded-md" onClick={() => drop(id)} type="button"><X aria-hidden="true" size={16} /></button>
            {action && <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-current opacity-50" style={{ animation: `run-out ${ms}ms linear forwards` }} />}
          </div>
        ))}
      </div>
    </Context.Provider>
  )
}
