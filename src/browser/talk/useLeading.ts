'use client'

import { useEffect, useRef } from 'react'
import type { Line } from './line'

/** So often earlier lines are read to find one. */
const steps = 40

/** Leads to a line (`line-<id>`) that was looked for, reading back as far as it takes. */
export const useLeading = (found: { id: string } | null, lines: readonly Line[], hasMore: boolean, older: () => Promise<void>) => {
  const sought = useRef<{ id: string; left: number } | null>(null)
  const readBack = useRef(older)
  useEffect(() => {
    readBack.current = older
  })
  useEffect(() => {
    if (found) sought.current = { id: found.id, left: steps }
  }, [found])
  useEffect(() => {
    if (!sought.current) return
    const line = document.getElementById(`line-${sought.current.id}`)
    if (!line && hasMore && sought.current.left-- > 0) return void readBack.current()
    sought.current = null
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }, [found, lines, hasMore])
}
