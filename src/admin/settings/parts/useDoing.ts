'use client'

import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'
import { sentenceOf } from '../../api'

/** One thing at a time: `doing(name, action)` says its failure in a toast; `busy` is the name of what is under way. */
export const useDoing = () => {
  const [busy, setBusy] = useState<string | null>(null)
  const doing = useCallback(async (name: string, action: () => Promise<unknown>): Promise<void> => {
    setBusy(name)
    try {
      await action()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(null)
  }, [])
  return { busy, doing: (name: string, action: () => Promise<unknown>) => void doing(name, action) }
}
