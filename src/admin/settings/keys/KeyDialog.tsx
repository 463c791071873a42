'use client'

import { useState } from 'react'
import { call, CallFailed, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { useStepUp } from '../../stepUp/StepUp'
import { Failure } from '../../shared/Failure'
import { KeyFields } from './KeyFields'
import type { ScopeGroup } from './scopes'
import type { KeyRow } from './state'
import { bodyOf, emptyKey, faultsIn, namedFaults, valuesOf, type KeyFaults, type KeyValues } from './values'

export const keyDialog = 'api-key'
export type Made = { name: string; key: string }

type Props = { agency: string; row?: KeyRow; groups: ScopeGroup[]; isOperator: boolean; onMade: (made: Made) => void; onChanged: () => void; onClose: () => void }

/** Makes a key, or changes what may be changed of one. */
export const KeyDialog = ({ agency, row, groups, isOperator, onMade, onChanged, onClose }: Props) => {
  const confirmed = useStepUp()
  const [values, setValues] = useState<KeyValues>(() => (row ? valuesOf(row) : emptyKey))
  const [faults, setFaults] = useState<KeyFaults>({})
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const change = (changed: Partial<KeyValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changed))))
  }
  const show = (found: KeyFaults) => {
    setFaults(found)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"], [aria-describedby="key-scopes-fault"] input')?.focus())
  }
  const send = async () => {
    const found = faultsIn(values, Date.now())
    if (Object.keys(found).length) return show(found)
    setBusy(true)
    setRefused(null)
    try {
      if (row) {
        await confirmed(() => call(`/api-keys/${row.id}`, { method: 'PATCH', body: { ...bodyOf(values, row), version: row.version } }))
        onChanged()
      } else {
        const body = { ...bodyOf(values), scopes: values.scopes, mode: values.mode, agency }
        onMade(await confirmed(() => call<Made>('/api-keys', { method: 'POST', body })))
      }
    } catch (error) {
      const named = error instanceof CallFailed ? namedFaults(error.fields) : {}
      if (Object.keys(named).length) show(named)
      else setRefused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} confirm={row ? 'Save' : 'Create the key'} busyLabel={row ? 'Saving…' : 'Creating…'} onClose={onClose} onConfirm={() => void send()} slug={keyDialog} title={row ? `Change “${row.name}”` : 'New API key'} wide>
      <KeyFields change={change} faults={faults} groups={row ? undefined : groups} isOperator={isOperator} values={values} />
      {refused ? <Failure error={refused instanceof Error ? refused : new Error(sentenceOf(refused))} /> : null}
    </Dialog>
  )
}
