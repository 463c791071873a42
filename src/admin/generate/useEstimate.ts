'use client'

import { useEffect, useState } from 'react'
import { call } from '../api'
import { bodyOf, faultsOf, type Values } from './values'

/** What a document like this will probably take; cents, seconds, number of sources. */
export type Estimate = { costCents: { low: number; likely: number; high: number }; durationSeconds: number; sources?: number; warnings?: { message: string; documentId?: string }[]; sandbox?: boolean }
export type Estimating = { state: 'idle' | 'loading' | 'ready' | 'failed'; estimate: Estimate | null }

const pauseMs = 500

/** Asks for an estimate shortly after the last change, whenever the entries could start a document. */
export const useEstimate = (values: Values): Estimating => {
  const [estimating, setEstimating] = useState<Estimating>({ state: 'idle', estimate: null })
  const ready = Object.keys(faultsOf(values)).length === 0
  const asked = ready ? JSON.stringify([values.client, bodyOf(values)]) : ''
  useEffect(() => {
    if (!asked) return setEstimating({ state: 'idle', estimate: null })
    const aborter = new AbortController()
    setEstimating(({ estimate }) => ({ state: 'loading', estimate }))
    const timer = setTimeout(() => {
      const [client, body] = JSON.parse(asked) as [string, object]
      call<Estimate>(`/clients/${client}/documents/estimate`, { method: 'POST', body, signal: aborter.signal })
        .then((estimate) => setEstimating({ state: 'ready', estimate }))
        .catch(() => aborter.signal.aborted || setEstimating({ state: 'failed', estimate: null }))
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [asked])
  return estimating
}
