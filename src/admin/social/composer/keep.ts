'use client'

import { useEffect, useState } from 'react'
import type { Values } from './values'

/** `version` is the one of the post that the words were typed over; null for a new one. */
type Kept = { at: number; values: Values; version: number | null }

const keyOf = (id: string | null) => `post-words:${id ?? 'new'}`

const read = (id: string | null): Kept | null => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

/** Forgets what was kept of a post on this computer. */
export const forget = (id: string | null): void => {
  try {
    localStorage.removeItem(keyOf(id))
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * Keeps what is typed on this computer until the server has it, so that neither a closed page nor a broken line loses it.
 * Answers what was kept by an earlier visit, until it is taken back or thrown away.
 */
export const useKept = (id: string | null, values: Values, isDirty: boolean, version: number | null = null) => {
  const [earlier, setEarlier] = useState<Kept | null>(null)
  useEffect(() => setEarlier(read(id)), [id])
  useEffect(() => {
    if (!isDirty) return
    // What is still on its way to the server has an address that ends with the page.
    const kept: Kept = { at: Date.now(), version, values: { ...values, images: values.images.filter(({ state }) => state === 'stored') } }
    try {
      localStorage.setItem(keyOf(id), JSON.stringify(kept))
    } catch {
      // Nothing can be kept here; leaving still asks.
    }
  }, [id, values, isDirty, version])
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
  const drop = () => {
    forget(id)
    setEarlier(null)
  }
  return { earlier: isDirty ? null : earlier, drop }
}
