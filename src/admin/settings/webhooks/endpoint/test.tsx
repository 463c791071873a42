'use client'

import { useState } from 'react'
import { call } from '../../../api'
import { useDoing } from '../../parts/useDoing'
import parts from '../../parts/parts.module.css'
import type { Delivery } from '../types'

type Result = Pick<Delivery, 'status' | 'responseStatus' | 'responseExcerpt' | 'durationMs' | 'failure'>

/** Sends a test message and keeps what the receiver answered. */
export const useTest = (id: string, onSent: () => void) => {
  const { busy, doing } = useDoing()
  const [result, setResult] = useState<Result | null>(null)
  const send = async () => {
    setResult(null)
    setResult(await call<Result>(`/webhook-endpoints/${id}/test`, { method: 'POST', body: {} }))
    onSent()
  }
  return { busy: busy !== null, result, send: () => doing('test', send) }
}

const sentenceOf = ({ status, responseStatus, durationMs, failure }: Result): string => {
  if (status === 'pending') return 'The test has not been sent yet. It appears below in a moment.'
  const took = durationMs ? ` after ${durationMs} ms` : ''
  if (status === 'delivered') return `The test arrived: the receiver answered ${responseStatus}${took}.`
  return `The test did not arrive. ${failure ?? (responseStatus ? `The receiver answered ${responseStatus}${took}.` : '')}`
}

/** What the receiver said to the test, in a sentence and in its own words. */
export const TestResult = ({ result }: { result: Result | null }) => (
  <div aria-live="polite">
    {result && (
      <div className={parts.banner} data-tone={result.status === 'delivered' ? 'good' : result.status === 'pending' ? undefined : 'bad'}>
        <p>{sentenceOf(result)}</p>
        {result.responseExcerpt && <code>{result.responseExcerpt.slice(0, 300)}</code>}
      </div>
    )}
  </div>
)
