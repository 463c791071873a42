'use client'

import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { call, sentenceOf } from '@/src/browser/api'
import { date } from '@/src/browser/format/time'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Card'
import { Bone, Loading, Notice } from '../states/states'
import { useStepUp } from './StepUp'

const FactorDialog = lazy(() => import('./FactorDialog').then((loaded) => ({ default: loaded.FactorDialog })))

type State = { isOn: boolean; since: string | null; recoveryCodesLeft: number; isAsked: boolean; dueAt: string | null }
type Open = { kind: 'set-up' } | { kind: 'codes'; codes: string[] } | null

/** The second factor of a person: set up, new recovery codes, taken away. */
export const Factor = ({ reader }: { reader: Reader }) => {
  const confirmed = useStepUp()
  const [state, setState] = useState<State | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const look = useCallback(() => call<State>('/users/me/second-factor').then((found) => (setState(found), setFault(null)), (error: unknown) => setFault(sentenceOf(error))), [])
  useEffect(() => void look(), [look])
  const attempt = (action: () => Promise<unknown>) => void action().then(look, (error: unknown) => setFault(sentenceOf(error)))
  const renew = () => attempt(() => confirmed(() => call<{ recoveryCodes: string[] }>('/users/me/second-factor/recovery-codes', { method: 'POST', body: {} })).then(({ recoveryCodes }) => setOpen({ kind: 'codes', codes: recoveryCodes })))
  const remove = () => attempt(() => confirmed(() => call('/users/me/second-factor', { method: 'DELETE' })))
  const day = (at: string) => date(at, reader.now, reader.locale, reader.zone)
  return (
    <Panel action={state && !state.isOn && <Button onClick={() => setOpen({ kind: 'set-up' })} size="small">Set up</Button>} id="factor" title="Second factor">
      {!state && !fault && <Loading><Bone className="h-6" /></Loading>}
      {state && !state.isOn && <p className="text-sm text-quiet">Off. With it on, a stolen password is not enough to get in.{state.dueAt && ` You are asked to set it up by ${day(state.dueAt)}.`}</p>}
      {state?.isOn && (
        <>
          <p className="text-sm text-quiet">On since {state.since ? day(state.since) : 'now'}. {state.recoveryCodesLeft === 1 ? '1 recovery code is' : `${state.recoveryCodesLeft} recovery codes are`} left.{state.isAsked && ' It is asked for, so it stays on.'}</p>
          <div className="mt-3 flex flex-wrap gap-2"><Button onClick={renew} size="small">New recovery codes</Button>{!state.isAsked && <Button kind="bad" onClick={remove} size="small">Turn it off</Button>}</div>
        </>
      )}
      {fault && <div className="mt-3"><Notice role="alert" tone="bad">{fault}</Notice></div>}
      {open && <Suspense><FactorDialog codes={open.kind === 'codes' ? open.codes : null} onClose={() => (setOpen(null), void look())} onMade={(codes) => (setOpen({ kind: 'codes', codes }), void look())} /></Suspense>}
    </Panel>
  )
}
