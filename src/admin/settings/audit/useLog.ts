'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
import type { AuditEntry } from './entries'
import { queryOf, type Filters } from './filters'

type Page = { docs: AuditEntry[]; nextCursor: string | null }
type Log = { docs: AuditEntry[] | null; nextCursor: string | null; error: unknown; isLoading: boolean; more: () => void; reload: () => void }

/** The log for these filters, page after page; typing is waited out for a moment. */
export const useLog = (filters: Filters, agency: string): Log => {
  const [state, setState] = useState<{ docs: AuditEntry[] | null; nextCursor: string | null; error: unknown; isLoading: boolean }>({ docs: null, nextCursor: null, error: null, isLoading: true })
  const [turn, setTurn] = useState(0)
  const query = queryOf(filters, agency)
  useEffect(() => {
    const aborter = new AbortController()
    setState((before) => ({ ...before, isLoading: true }))
    const timer = setTimeout(() => {
      call<Page>(`/agencies/me/audit?${query}`, { signal: aborter.signal }).then(
        ({ docs, nextCursor }) => setState({ docs, nextCursor, error: null, isLoading: false }),
        (error: unknown) => aborter.signal.aborted || setState({ docs: null, nextCursor: null, error, isLoading: false }),
      )
    }, 250)
    return () => (clearTimeout(timer), aborter.abort())
  }, [query, turn])
  const more = async () => {
    setState((before) => ({ ...before, isLoading: true }))
    try {
      const page = await call<Page>(`/agencies/me/audit?${query}${query && '&'}cursor=${encodeURIComponent(state.nextCursor ?? '')}`)
      setState((before) => ({ docs: [...(before.docs ?? []), ...page.docs], nextCursor: page.nextCursor, error: null, isLoading: false }))
    } catch (error) {
      setState((before) => ({ ...before, error, isLoading: false }))
    }
  }
  return { ...state, more: () => void more(), reload: useCallback(() => setTurn((before) => before + 1), []) }
}
