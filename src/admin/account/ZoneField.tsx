'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { zoneOptions } from '../format/zones'
import { PickOne } from '../shared/PickOne'
import styles from './account.module.css'

/** The zone in which a person reads times. */
export const ZoneField: TextFieldClientComponent = ({ path }) => {
  const { value, setValue } = useField<string>({ potentiallyStalePath: path })
  return (
    <div className={`field-type select ${styles.half}`}>
      <FieldLabel htmlFor={`field-${path}`} label="Time zone" path={path} />
      <PickOne inputId={`field-${path}`} isSearchable onPick={setValue} options={zoneOptions(value)} value={value ?? ''} />
    </div>
  )
}
