'use client'

import { useSyncExternalStore } from 'react'

const query = '(max-width: 768px)'
const follow = (told: () => void) => {
  const list = window.matchMedia(query)
  list.addEventListener('change', told)
  return () => list.removeEventListener('change', told)
}

/** Whether there is only room for one column. */
export const useNarrow = (): boolean => useSyncExternalStore(follow, () => window.matchMedia(query).matches, () => false)
