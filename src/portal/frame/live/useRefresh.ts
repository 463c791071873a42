'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'

const answers = async (): Promise<boolean> => navigator.onLine && ((await fetch('/api/health', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(10_000) }).catch(() => null))?.ok ?? false)

/** Reads the page anew where it stands, when the server can be reached just now: a refresh without an answer would make the browser leave the page, with all that stands in it. */
export const useRefresh = (): (() => void) => {
  const router = useRouter()
  return useCallback(() => void answers().then((isThere) => isThere && router.refresh()), [router])
}
