'use client'

import { useState, type ReactNode } from 'react'
import { leave } from '../frame/live/leave'
import { Button } from '../ui/Button'

/** Signs out and comes back to this page: by the sign-in, or `straight` where none is needed; or goes `to` another. */
export const SomebodyElse = ({ straight, to, children }: { straight?: boolean; to?: string; children: ReactNode }) => {
  const [busy, setBusy] = useState(false)
  const go = () => {
    const { pathname, search } = window.location
    setBusy(true)
    leave(to ?? (straight ? pathname : `/sign-in?redirect=${encodeURIComponent(pathname + search)}`))
  }
  return <Button disabled={busy} kind={straight ? 'main' : 'plain'} onClick={go}>{busy ? 'Signing out…' : children}</Button>
}
