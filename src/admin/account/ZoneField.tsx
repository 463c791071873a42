'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { PickOne } from '../shared/PickOne'
import styles from './account.module.css'

const zones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
const shown = (zone: string) => zone.replaceAll('_', ' ')

/** The zone in which a person reads times. */
export const ZoneField: TextFieldClientComponent = ({ path }) => {
  const { value, setValue } = useField<string>({ potentiallyStalePath: path })
  const known = zones()
  const options = (value && !known.includes(value) ? [value, ...known] : known).map((zone) => ({ value: zone, label: shown(zone) }))
  return (
    <div className={`field-type select ${styles.half}`}>
      <FieldLabel htmlFor={`field-${path}`} label="Time zone" path={path} />
      <PickOne inputId={`field-${path}`} isSearchable onPick={setValue} options={options} value={value ?? ''} />
    </div>
  )
}
