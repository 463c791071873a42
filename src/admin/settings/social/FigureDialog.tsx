'use client'

import { toast } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { platformRules } from '@/src/domain/social/rules'
import { figureFault, toldFigure } from '@/src/domain/social/rules/figures'
import { call, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Entry } from '../../form/Entry'
import { Facts } from '../parts/Facts'
import { bounded, typedOf, unitOf, valueOf, type FigureRow } from './rows'

export const figureDialog = 'figure'
type Props = { row: FigureRow; onSaved: () => void; onClose: () => void }

/** One figure of one network: what is usual, what the network takes, and what is to hold instead. */
export const FigureDialog = ({ row, onSaved, onClose }: Props) => {
  const { id, platform, stored, usual, ceiling, label } = row
  const [typed, setTyped] = useState(() => (stored ?? usual) === null ? '' : typedOf(id, stored?.value ?? usual!))
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => document.querySelector<HTMLInputElement>('#figure-value')?.select(), [])
  const save = async () => {
    const value = valueOf(id, typed)
    const found = figureFault(platform, id, value)
    if (found) return setFault(found)
    setBusy(true)
    try {
      await (stored ? call(`/social-rules/${stored.id}`, { method: 'PATCH', body: { value, version: stored.version } }) : call('/social-rules', { method: 'POST', body: { platform, figure: id, value } }))
      toast.success(`${platformRules[platform].label}: ${label.toLowerCase()} is ${toldFigure(id, value)} from now on.`)
      onSaved()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Saving…" confirm="Save" onClose={onClose} onConfirm={() => void save()} slug={figureDialog} title={`${platformRules[platform].label}: ${label.toLowerCase()}`}>
      <Facts facts={[['Usual', bounded(row, usual)], ['The network itself', bounded(row, ceiling)]]} />
      <Entry autoFocus fault={fault} id="figure-value" inputMode={id.startsWith('ratio') ? 'text' : 'decimal'} label={`To hold here (${unitOf(id)})`} maxLength={12} onChange={(text) => (setTyped(text), setFault(null))} required value={typed} />
    </Dialog>
  )
}
