'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import { count } from '../../format/number'
import type { Reader } from '../../format/reader'
import parts from '../parts/parts.module.css'
import { useDoing } from '../parts/useDoing'
import { verdictInWords, type Verdict } from './entries'

/** Checks the whole chain of an agency's events, of the platform's own where no agency is picked, and says what came of it. */
export const useVerify = (agency: string) => {
  const { busy, doing } = useDoing()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const verify = async () => {
    setVerdict(null)
    setVerdict(await call<Verdict>(`/agencies/me/audit/verify?agency=${agency || 'platform'}`, { method: 'POST', body: {}, patienceMs: 120_000 }))
  }
  return { verdict, isBusy: busy !== null, verify: () => doing('verify', verify) }
}

export const VerifyButton = ({ verifying: { isBusy, verify } }: { verifying: ReturnType<typeof useVerify> }) => (
  <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={verify} size="medium">{isBusy ? 'Verifying…' : 'Verify the log'}</Button>
)

export const VerdictBanner = ({ verdict, agency, reader }: { verdict: Verdict | null; agency: string; reader: Reader }) => (
  <div aria-live="polite">
    {verdict && (
      <div className={parts.banner} data-tone={verdict.ok ? 'good' : 'bad'}>
        <p>{!agency && 'The platform’s own log: '}{verdictInWords(verdict, (value) => count(value, reader.locale))}</p>
        {verdict.head && <code title="Keep this elsewhere: it proves later that nothing up to here was changed.">{verdict.head.hash.slice(0, 16)}…</code>}
      </div>
    )}
  </div>
)
