'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { Entry } from '../../form/Entry'
import { PickOne } from '../../shared/PickOne'
import type { ClientChoice } from '../composer/values'
import { tabs } from '../list/query'
import { formatLabels, takePosts } from './ask'
import type { Preset } from './types'
import styles from './export.module.css'

type Props = { clients: readonly ClientChoice[]; presets: readonly Preset[]; onAsked: () => void }
type Wish = { format: string; preset: string; client: string; status: string; from: string; to: string }

const all = { value: '', label: 'All' }
const formats = Object.entries(formatLabels).map(([value, label]) => ({ value, label }))
const states = tabs.filter(({ key }) => !['', 'late', 'changeRequests'].includes(key)).map(({ key, label }) => ({ value: key, label }))

/** Which posts, in which form. */
export const AskForm = ({ clients, presets, onAsked }: Props) => {
  const [wish, setWish] = useState<Wish>({ format: 'csv', preset: '', client: '', status: '', from: '', to: '' })
  const [busy, setBusy] = useState(false)
  const set = (changed: Partial<Wish>) => setWish((before) => ({ ...before, ...changed }))
  const isTable = wish.format === 'csv' || wish.format === 'zip'
  const ask = async () => {
    setBusy(true)
    const { format, preset, ...filters } = wish
    const query = new URLSearchParams(Object.entries({ ...filters, ...(isTable && { preset }) }).filter(([, value]) => value))
    if ((await takePosts(query, format)) === 'later') onAsked()
    setBusy(false)
  }
  const pick = (id: keyof Wish, label: string, options: { value: string; label: string }[], isDisabled = false) => (
    <div className="field-type select" hidden={isDisabled}>
      <label className="field-label" htmlFor={`export-${id}`}>{label}</label>
      <PickOne inputId={`export-${id}`} onPick={(value) => set({ [id]: value })} options={options} value={wish[id]} />
    </div>
  )
  return (
    <form aria-label="New export" className={styles.ask} onSubmit={(event) => (event.preventDefault(), void ask())}>
      {pick('format', 'Form', formats)}
      {pick('preset', 'Columns', [{ value: '', label: 'All columns' }, ...presets.map(({ id, name }) => ({ value: id, label: name }))], !isTable)}
      {pick('client', 'Client', [all, ...clients.map(({ id, name }) => ({ value: id, label: name }))])}
      {pick('status', 'State', [all, ...states])}
      <Entry id="export-from" label="Planned from" onChange={(from) => set({ from })} type="date" value={wish.from} />
      <Entry id="export-to" label="until" onChange={(to) => set({ to })} type="date" value={wish.to} />
      <Button disabled={busy} margin={false} size="large" type="submit">{busy ? 'Exporting…' : 'Export posts'}</Button>
    </form>
  )
}
