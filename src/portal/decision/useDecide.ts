'use client'

import { useState } from 'react'
import { sentenceOf } from '@/src/browser/api'
import { useLower } from '../frame/live/Counts'
import { useRefresh } from '../frame/live/useRefresh'
import { useTell } from '../ui/Toasts'
import { doneWords, sendDecision, sendUndo, undoMs, type Decision, type Kind } from './calls'
import { forgetWords } from './forget'

type About = { type: Kind; id: string; title: string; version: number }

/** Decides on one thing that stands on the page, tells it with the way to take it back, and reads the page anew. Answers what kept it from being decided, else null. */
export const useDecide = ({ type, id, title, version }: About) => {
  const [readAnew, tell, lower] = [useRefresh(), useTell(), useLower()]
  const [busy, setBusy] = useState(false)
  const [decided, setDecided] = useState<number | null>(null)
  const undo = () => void sendUndo(type, id).then(() => (setDecided(null), lower('inbox', -1), readAnew()), (error: unknown) => void tell(sentenceOf(error), { tone: 'bad' }))
  const decide = async (decision: Decision, words = ''): Promise<unknown> => {
    setBusy(true)
    const fault = await sendDecision(type, id, decision, version, words).then(() => null, (error: unknown) => error)
    if (fault === null) {
      setDecided(version)
      forgetWords(decision, id)
      lower('inbox')
      tell(`${doneWords[decision]}: ${title}`, { action: { label: 'Undo', run: undo }, ms: undoMs })
    }
    readAnew()
    setBusy(false)
    return fault
  }
  return { busy: busy || decided === version, decide }
}
