'use client'

import { CircleCheck, MessageSquareText, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { CallFailed, call, sentenceOf } from '@/src/browser/api'
import { DecisionBar } from '../decision/Bar'
import { doneWords, undoMs, type Decision } from '../decision/calls'
import { Preview } from '../item/Preview'
import type { Shown } from '../item/shown'
import { Button, buttonLook } from '../ui/Button'
import { Card } from '../ui/Card'
import { Notice } from '../states/states'

const WordsDialog = lazy(() => import('../decision/WordsDialog').then(({ WordsDialog: Dialog }) => ({ default: Dialog })))

type Props = { token: string; shown: Shown; allowed: string[]; facts: string; agency: string }
type Done = { decision: Decision; isOver: boolean; missing: string[]; until: number }

/** Decides by the link of a mail: looking decides nothing, a tap does, and for ten seconds it can be taken back. */
export const DecideByLink = ({ token, shown, allowed, facts, agency }: Props) => {
  const [asking, setAsking] = useState<Exclude<Decision, 'approve'> | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const send = async (decision: Decision, note = '') => {
    setBusy(true)
    setFault(null)
    try {
      const { isOver, missing } = await call<{ isOver: boolean; missing: string[] }>(`/decisions/${token}`, { method: 'POST', body: { decision, version: shown.version, ...(note ? { note } : {}) } })
      window.sessionStorage.removeItem(`draft.${decision}.${shown.id}`)
      setDone({ decision, isOver, missing, until: Date.now() + undoMs })
    } catch (error) {
      setFault(`${sentenceOf(error)} Nothing you wrote is lost.${error instanceof CallFailed && error.status === 409 ? ' Open the newest mail, or sign in to see the new version.' : ''}`)
    }
    setBusy(false)
  }
  const undo = async () => {
    setBusy(true)
    await call(`/decisions/${token}/undo`, { method: 'POST', body: {} }).then(() => setDone(null), (error: unknown) => setFault(sentenceOf(error)))
    setBusy(false)
  }
  if (done) return <Said agency={agency} busy={busy} done={done} fault={fault} onUndo={() => void undo()} title={shown.title} />
  return (
    <>
      <div className="mb-4">
        <h1 className="text-2xl font-semibold" dir="auto">{shown.title}</h1>
        <p className="mt-1 text-sm text-quiet">{facts}</p>
      </div>
      <Card className="max-lg:border-0 max-lg:bg-transparent max-lg:shadow-none">
        <div className="mx-auto max-w-[34rem] lg:p-6"><Preview shown={shown} /></div>
        {fault && <div className="mt-4 lg:px-6 lg:pb-4"><Notice role="alert" tone="bad">{fault}</Notice></div>}
        <DecisionBar allowed={allowed} busy={busy} onDecide={(decision) => (decision === 'approve' ? void send('approve') : setAsking(decision))} />
      </Card>
      {asking && <Suspense><WordsDialog decision={asking} id={shown.id} onClose={() => setAsking(null)} onSend={(words) => (setAsking(null), void send(asking, words))} title={shown.title} /></Suspense>}
    </>
  )
}

const Said = ({ done: { decision, isOver, missing, until }, title, agency, busy, fault, onUndo }: { done: Done; title: string; agency: string; busy: boolean; fault: string | null; onUndo: () => void }) => {
  const [left, setLeft] = useState(Math.ceil(undoMs / 1000))
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250)
    return () => clearInterval(timer)
  }, [until])
  const next = decision === 'request_changes' ? `${agency} has your words and sends a new version.` : isOver || decision === 'reject' ? `${agency} has been told.` : `Still to decide: ${missing.join(', ')}.`
  return (
    <Card className="p-6 text-center sm:p-10">
      <div aria-hidden="true" className="mx-auto mb-4 grid size-14 place-items-center rounded-full bg-brand-soft text-brand-text">{decision === 'request_changes' ? <MessageSquareText /> : <CircleCheck />}</div>
      <div role="status">
        <h1 className="text-2xl font-semibold">{doneWords[decision]}</h1>
        <p className="mt-2" dir="auto">{title}</p>
        <p className="mt-2 text-sm text-quiet">{next}</p>
      </div>
      {fault && <div className="mt-4 text-left"><Notice role="alert" tone="bad">{fault}</Notice></div>}
      <div className="mt-6 flex flex-col items-center gap-2">
        {left > 0 && <Button disabled={busy} onClick={onUndo}><RotateCcw aria-hidden="true" size={16} /> Undo <span aria-hidden="true" className="figure">({left})</span></Button>}
        <a className={buttonLook({ kind: 'quiet' })} href="/">See everything</a>
      </div>
    </Card>
  )
}
