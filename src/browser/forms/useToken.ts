'use client'

import { useEffect, useState } from 'react'

/** The token that a mailed link carries behind `#`: a string, '' when there is none, `null` until the page has looked. */
export const useToken = (): string | null => {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    const read = () => setToken(decodeURIComponent(window.location.hash.slice(1)))
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return token
}
