'use client'

import { Button } from '@payloadcms/ui'
import { columnKeys, type ColumnKey } from '@/src/domain/social/export/columns'
import { PickOne } from '../../shared/PickOne'
import { columnLabels, type PresetColumn } from './types'
import styles from './export.module.css'

type Props = { columns: readonly PresetColumn[]; onChange: (columns: PresetColumn[]) => void }

const choices = columnKeys.map((key) => ({ value: key, label: columnLabels[key] }))

/** Which columns in which order, and what the tool calls them. */
export const PresetColumns = ({ columns, onChange }: Props) => {
  const put = (at: number, changed: Partial<PresetColumn>) => onChange(columns.map((one, place) => (place === at ? { ...one, ...changed } : one)))
  const move = (at: number, to: number) => {
    const rest = columns.filter((_, place) => place !== at)
    onChange([...rest.slice(0, to), columns[at]!, ...rest.slice(to)])
  }
  return (
    <fieldset className={styles.columns}>
      <legend>Columns</legend>
      <ol>
        {columns.map(({ column, heading }, at) => (
          <li key={at}>
            <label className="sr-only" htmlFor={`preset-column-${at}`}>Column {at + 1}</label>
            <PickOne inputId={`preset-column-${at}`} isSearchable onPick={(value) => put(at, { column: value as ColumnKey })} options={choices} value={column} />
            <div className="field-type text">
              <input aria-label={`Heading of column ${at + 1}`} maxLength={80} onChange={(event) => put(at, { heading: event.target.value })} placeholder={column} type="text" value={heading ?? ''} />
            </div>
            <span className={styles.moves}>
              <Button aria-label={`Move column ${at + 1} up`} buttonStyle="none" disabled={at === 0} margin={false} onClick={() => move(at, at - 1)} size="small" type="button">↑</Button>
              <Button aria-label={`Move column ${at + 1} down`} buttonStyle="none" disabled={at === columns.length - 1} margin={false} onClick={() => move(at, at + 1)} size="small" type="button">↓</Button>
              <Button aria-label={`Remove column ${at + 1}`} buttonStyle="none" disabled={columns.length === 1} margin={false} onClick={() => onChange(columns.filter((_, place) => place !== at))} size="small" type="button">×</Button>
            </span>
          </li>
        ))}
      </ol>
      <Button buttonStyle="secondary" disabled={columns.length >= 40} margin={false} onClick={() => onChange([...columns, { column: 'blank', heading: '' }])} size="small" type="button">Add a column</Button>
    </fieldset>
  )
}
