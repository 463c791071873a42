'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'

/** The page's facts read again: by the answer, which is stable, and whenever the browser tab is come back to. */
export const useFreshFacts = (): (() => void) => {
  const router = useRouter()
  const again = useCallback(() => router.refresh(), [router])
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [again])
  return again
}
