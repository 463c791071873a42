'use client'

import { Check } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import { Button } from '../ui/Button'
import { useTell } from '../ui/Toasts'
import { isStale, type Decision, type Kind } from './calls'
import { useDecide } from './useDecide'

const WordsDialog = lazy(() => import('./WordsDialog').then(({ WordsDialog: Dialog }) => ({ default: Dialog })))

type Props = { type: Kind; id: string; title: string; version: number; /** What has the focus once the buttons are gone. */ goOn: string }

/** A yes or a no beside a thing in a list, for who knows it already; with the way to take it back. */
export const QuickDecide = ({ goOn, ...about }: Props) => {
  const tell = useTell()
  const { busy, decide } = useDecide(about)
  const [asking, setAsking] = useState(false)
  const choose = async (decision: Decision, words?: string) => {
    const fault = await decide(decision, words)
    if (fault) return void tell(`${about.title}: ${isStale(fault) ? 'This was changed since you looked at it. Open it to see the new version.' : sentenceOf(fault)}`, { tone: 'bad' })
    document.getElementById(goOn)?.focus({ preventScroll: true })
  }
  return (
    <div className="relative flex gap-2">
      <Button aria-describedby={goOn} className="gap-1.5" disabled={busy} onClick={() => void choose('approve')} size="small"><Check aria-hidden="true" size={16} /> Approve</Button>
      <Button aria-describedby={goOn} disabled={busy} kind="quiet" onClick={() => setAsking(true)} size="small">Reject…</Button>
      {asking && <Suspense><WordsDialog decision="reject" id={about.id} onClose={() => setAsking(false)} onSend={(words) => (setAsking(false), void choose('reject', words))} title={about.title} /></Suspense>}
    </div>
  )
}
