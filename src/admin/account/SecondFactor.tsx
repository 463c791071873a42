'use client'

import { Button, toast, useAuth, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { call, sentenceOf } from '../api'
import { date } from '../format/time'
import { readerOf } from '../format/reader'
import { Dialog } from '../form/Dialog'
import { CodesDialog, codesSlug } from '../secondFactor/CodesDialog'
import { DueNotice } from '../secondFactor/DueNotice'
import { SetUpDialog, setUpSlug } from '../secondFactor/SetUpDialog'
import { Failure } from '../shared/Failure'
import { Skeleton } from '../shared/Skeleton'
import { useStepUp } from '../stepUp/StepUp'
import { Row } from './Row'

type Factor = { isOn: boolean; since: string | null; recoveryCodesLeft: number; isAsked: boolean; dueAt: string | null }
const removeSlug = 'remove-factor'

/** The second factor of a person: set up, new recovery codes, taken away. */
export const SecondFactor = ({ email, onSessionsEnded }: { email: string; onSessionsEnded: () => void }) => {
  const { user } = useAuth()
  const { openModal, closeModal } = useModal()
  const confirmed = useStepUp()
  const [factor, setFactor] = useState<Factor | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [codes, setCodes] = useState<string[]>([])
  const [settingUp, setSettingUp] = useState(false)
  const look = useCallback(() => call<Factor>('/users/me/second-factor').then((found) => (setFactor(found), setError(null)), setError), [])
  useEffect(() => void look(), [look])
  const show = (made: string[]) => (setCodes(made), openModal(codesSlug), void look())
  const renew = () => confirmed(() => call<{ recoveryCodes: string[] }>('/users/me/second-factor/recovery-codes', { method: 'POST', body: {} })).then(({ recoveryCodes }) => show(recoveryCodes), (thrown) => toast.error(sentenceOf(thrown)))
  const remove = async () => {
    closeModal(removeSlug)
    await confirmed(() => call('/users/me/second-factor', { method: 'DELETE' })).then(() => toast.success('Your second factor is off. Your other sessions have ended.'), (thrown) => toast.error(sentenceOf(thrown)))
    await look()
    onSessionsEnded()
  }
  const begin = () => (setSettingUp(true), openModal(setUpSlug))
  const end = () => (closeModal(setUpSlug), setSettingUp(false))
  const reader = readerOf(user)
  const small = { buttonStyle: 'secondary', margin: false, size: 'small' } as const
  const actions = factor?.isOn ? (
    <>
      <Button {...small} onClick={() => void renew()}>New recovery codes</Button>
      {!factor.isAsked && <Button {...small} onClick={() => openModal(removeSlug)}>Remove</Button>}
    </>
  ) : (
    <Button {...small} disabled={!factor} onClick={begin}>Set up</Button>
  )
  return (
    <Row actions={actions} title="Second factor">
      {error ? <Failure error={error} onRetry={() => void look()} /> : !factor ? <Skeleton height="24px" rows={1} /> : factor.dueAt ? <DueNotice dueAt={factor.dueAt} reader={reader} /> : <State factor={factor} since={factor.since && date(factor.since, reader.now, reader.locale, reader.zone)} />}
      {settingUp && <SetUpDialog onClose={end} onDone={(made) => (end(), show(made), onSessionsEnded())} />}
      <CodesDialog codes={codes} email={email} onClose={() => (closeModal(codesSlug), setCodes([]))} />
      <Dialog confirm="Remove it" onClose={() => closeModal(removeSlug)} onConfirm={() => void remove()} slug={removeSlug} title="Remove your second factor?">
        <p>Your account will ask for a password alone. Your recovery codes no longer work.</p>
      </Dialog>
    </Row>
  )
}

const State = ({ factor: { isOn, isAsked, recoveryCodesLeft }, since }: { factor: Factor; since: string | null }) => {
  if (!isOn) return <p>Off. With it on, a stolen password is not enough to get in.</p>
  const left = recoveryCodesLeft === 1 ? '1 recovery code is' : `${recoveryCodesLeft} recovery codes are`
  return <p>On since {since}. {left} left{recoveryCodesLeft < 3 ? ': make new ones before you run out.' : '.'}{isAsked && ' Your agency asks for it, so it stays on.'}</p>
}
