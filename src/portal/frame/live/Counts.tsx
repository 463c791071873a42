'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { Counts } from '../entries'

const Context = createContext<{ counts: Counts; lower: (name: keyof Counts, by?: number) => void }>({ counts: { inbox: 0, messages: 0, notifications: 0 }, lower: () => undefined })

/** The figures beside the navigation, as the server last told them; what is decided or read here counts at once. */
export const CountsHolder = ({ told, children }: { told: Counts; children: ReactNode }) => {
  const [counts, setCounts] = useState(told)
  const { inbox, messages, notifications } = told
  useEffect(() => setCounts({ inbox, messages, notifications }), [inbox, messages, notifications])
  const lower = (name: keyof Counts, by = 1) => setCounts((now) => ({ ...now, [name]: Math.max(0, now[name] - by) }))
  return <Context.Provider value={{ counts, lower }}>{children}</Context.Provider>
}

export const useCounts = (): Counts => useContext(Context).counts

/** Lowers a figure before the server has told the new one; a negative `by` puts it back. */
export const useLower = () => useContext(Context).lower
