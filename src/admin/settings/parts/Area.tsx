'use client'

import { FieldLabel } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import styles from './parts.module.css'

type Props = { id: string; label: string; value: string; onChange: (value: string) => void; note?: ReactNode; fault?: string | null; rows?: number; maxLength?: number; required?: boolean }

/** Several lines to type in, as the admin's fields look. */
export const Area = ({ id, label, value, onChange, note, fault, rows = 2, maxLength, required }: Props) => (
  <div className={`field-type textarea ${styles.area}${fault ? ' error' : ''}`}>
    <FieldLabel htmlFor={id} label={label} required={required} />
    <textarea aria-describedby={`${id}-note ${id}-fault`} aria-invalid={Boolean(fault)} aria-required={required} id={id} maxLength={maxLength} name={id} onChange={(event) => onChange(event.target.value)} rows={rows} spellCheck={false} value={value} />
    <div className={styles.note} id={`${id}-note`}>{note}</div>
    <p className={styles.fault} id={`${id}-fault`} role="alert">{fault}</p>
  </div>
)
