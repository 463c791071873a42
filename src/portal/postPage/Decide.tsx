'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import { DecisionBar } from '../decision/Bar'
import { isStale, type Decision, type Kind } from '../decision/calls'
import { useDecide } from '../decision/useDecide'
import { Notice } from '../states/states'

const WordsDialog = lazy(() => import('../decision/WordsDialog').then(({ WordsDialog: Dialog }) => ({ default: Dialog })))

/** So long nothing can be decided after what stands here changed, so that no hand decides on what no eye has seen. */
const heldMs = 2_000

type Props = { type: Kind; id: string; title: string; version: number; allowed: string[] }

/** Decides on the one thing this page shows. */
export const Decide = ({ type, id, title, version, allowed }: Props) => {
  const { busy, decide } = useDecide({ type, id, title, version })
  const [asking, setAsking] = useState<Exclude<Decision, 'approve'> | null>(null)
  const [held, setHeld] = useState(false)
  const [note, setNote] = useState<string | null>(null)
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    setNote((now) => now ?? 'This was changed just now. The new version is above: please look at it again.')
    setHeld(true)
    const timer = setTimeout(() => setHeld(false), heldMs)
    return () => clearTimeout(timer)
  }, [version])
  const choose = async (decision: Decision, words?: string) => {
    setNote(null)
    const fault = await decide(decision, words)
    if (fault) setNote(isStale(fault) ? 'This was changed since you looked at it. The new version is above: please decide again. Nothing you wrote is lost.' : `${sentenceOf(fault)} Nothing you wrote is lost.`)
  }
  return (
    <>
      {note && <div className="mt-4 px-5 max-lg:px-0"><Notice role="alert">{note}</Notice></div>}
      <DecisionBar above allowed={allowed} busy={busy || held} onDecide={(decision) => (decision === 'approve' ? void choose('approve') : setAsking(decision))} />
      {asking && <Suspense><WordsDialog decision={asking} id={id} onClose={() => setAsking(null)} onSend={(words) => (setAsking(null), void choose(asking, words))} title={title} /></Suspense>}
    </>
  )
}
