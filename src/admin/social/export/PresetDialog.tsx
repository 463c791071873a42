'use client'

import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Entry } from '../../form/Entry'
import { Failure } from '../../shared/Failure'
import { PickOne } from '../../shared/PickOne'
import { PresetColumns } from './PresetColumns'
import type { Preset, PresetColumn } from './types'
import styles from './export.module.css'

export const presetDialog = 'export-preset'

type Values = Omit<Preset, 'id' | 'version'>
type Props = { preset: Preset | null; onClose: () => void; onKept: () => Promise<void> }

const columns: PresetColumn[] = [{ column: 'caption', heading: '' }, { column: 'scheduledDate', heading: '' }, { column: 'scheduledTime', heading: '' }, { column: 'firstImageUrl', heading: '' }]
const fresh: Values = { name: '', dateStyle: 'iso', clock: '24h', separator: 'line', timezone: '', columns }

const dates = [['iso', '2026-12-31'], ['us', '12/31/2026'], ['uk', '31/12/2026'], ['dots', '31.12.2026']]
const clocks = [['24h', '14:30'], ['12h', '2:30 PM']]
const separators = [['line', 'A new line'], ['comma', 'A comma'], ['semicolon', 'A semicolon'], ['bar', 'A bar']]
const options = (pairs: string[][]) => pairs.map(([value, label]) => ({ value: value!, label: label! }))

/** A preset, new or changed. What the server refuses is said in place and nothing typed is lost. */
export const PresetDialog = ({ preset, onClose, onKept }: Props) => {
  const [values, setValues] = useState<Values>(preset ? { ...preset, timezone: preset.timezone ?? '' } : fresh)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const set = (changed: Partial<Values>) => setValues((before) => ({ ...before, ...changed }))
  const keep = async () => {
    setBusy(true)
    setRefused(null)
    const { name, dateStyle, clock, separator, timezone } = values
    const body = { name, dateStyle, clock, separator, timezone: timezone || null, columns: values.columns.map(({ column, heading }) => ({ column, heading: heading ?? '' })), ...(preset && { version: preset.version }) }
    try {
      await call(preset ? `/export-presets/${preset.id}` : '/export-presets', { method: preset ? 'PATCH' : 'POST', body })
      await onKept()
      toast.success(`“${name}” is kept.`)
      if (!preset) setValues(fresh)
      onClose()
    } catch (error) {
      setRefused(error)
    }
    setBusy(false)
  }
  const pick = (id: 'dateStyle' | 'clock' | 'separator', label: string, pairs: string[][]) => (
    <div className="field-type select">
      <label className="field-label" htmlFor={`preset-${id}`}>{label}</label>
      <PickOne inputId={`preset-${id}`} onPick={(value) => set({ [id]: value })} options={options(pairs)} value={values[id]} />
    </div>
  )
  return (
    <Dialog busy={busy} confirm="Keep preset" isDisabled={!values.name.trim() || values.columns.length === 0} onClose={onClose} onConfirm={() => void keep()} slug={presetDialog} title={preset ? `Change “${preset.name}”` : 'New preset'} wide>
      <Entry id="preset-name" label="Name" maxLength={80} onChange={(name) => set({ name })} required value={values.name} />
      <PresetColumns columns={values.columns} onChange={(changed) => set({ columns: changed })} />
      <div className={styles.pair}>
        {pick('dateStyle', 'Days as', dates)}
        {pick('clock', 'Times as', clocks)}
        {pick('separator', 'Between several pictures', separators)}
        <Entry id="preset-timezone" label="Time zone" maxLength={64} note="Empty: each post’s own." onChange={(timezone) => set({ timezone })} placeholder="Europe/Berlin" value={values.timezone ?? ''} />
      </div>
      {refused ? <Failure error={refused} /> : null}
    </Dialog>
  )
}
