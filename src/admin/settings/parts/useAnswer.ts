'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'

export type Answer<T> = { data: T | null; error: unknown; isLoading: boolean; reload: () => void }

/** What a path of the API answers; nothing is asked for null. While another path or a reload is under way the answer before stays; a failure takes its place. */
export const useAnswer = <T>(path: string | null): Answer<T> => {
  const [state, setState] = useState<{ path: string | null; data: T | null; error: unknown }>({ path: null, data: null, error: null })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (path === null) return
    const aborter = new AbortController()
    call<T>(path, { signal: aborter.signal }).then(
      (data) => setState({ path, data, error: null }),
      (error: unknown) => aborter.signal.aborted || setState({ path, data: null, error }),
    )
    return () => aborter.abort()
  }, [path, turn])
  const reload = useCallback(() => setTurn((before) => before + 1), [])
  return { data: state.data, error: state.error, isLoading: state.path !== path, reload }
}
