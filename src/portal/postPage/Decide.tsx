'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import { DecisionBar } from '../decision/Bar'
import { doneWords, isStale, sendDecision, sendUndo, undoMs, type Decision, type Kind } from '../decision/calls'
import { useLower } from '../frame/live/Counts'
import { useRefresh } from '../frame/live/useRefresh'
import { Notice } from '../states/states'
import { useTell } from '../ui/Toasts'

const WordsDialog = lazy(() => import('../decision/WordsDialog').then(({ WordsDialog: Dialog }) => ({ default: Dialog })))

/** So long nothing can be decided after what stands here changed, so that no hand decides on what no eye has seen. */
const heldMs = 2_000

type Props = { type: Kind; id: string; title: string; version: number; allowed: string[] }

/** Decides on the one thing this page shows. */
export const Decide = ({ type, id, title, version, allowed }: Props) => {
  const readAnew = useRefresh()
  const tell = useTell()
  const lower = useLower()
  const [asking, setAsking] = useState<Exclude<Decision, 'approve'> | null>(null)
  const [busy, setBusy] = useState(false)
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
  const undo = () => void sendUndo(type, id).then(() => (lower('inbox', -1), readAnew()), (error: unknown) => void tell(sentenceOf(error), { tone: 'bad' }))
  const decide = async (decision: Decision, words = '') => {
    setBusy(true)
    setNote(null)
    try {
      await sendDecision(type, id, decision, version, words)
      window.sessionStorage.removeItem(`draft.${decision}.${id}`)
      lower('inbox')
      tell(`${doneWords[decision]}: ${title}`, { action: { label: 'Undo', run: undo }, ms: undoMs })
    } catch (error) {
      setNote(isStale(error) ? 'This was changed since you looked at it. The new version is above: please decide again. Nothing you wrote is lost.' : `${sentenceOf(error)} Nothing you wrote is lost.`)
    }
    readAnew()
    setBusy(false)
  }
  return (
    <>
      {note && <div className="mt-4 px-5 max-lg:px-0"><Notice role="alert">{note}</Notice></div>}
      <DecisionBar above allowed={allowed} busy={busy || held} onDecide={(decision) => (decision === 'approve' ? void decide('approve') : setAsking(decision))} />
      {asking && <Suspense><WordsDialog decision={asking} id={id} onClose={() => setAsking(null)} onSend={(words) => (setAsking(null), void decide(asking, words))} title={title} /></Suspense>}
    </>
  )
}
