'use client'

import { FieldLabel } from '@payloadcms/ui'
import type { HTMLAttributes, ReactNode } from 'react'
import styles from './form.module.css'

type Props = {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'url'
  fault?: string | null
  note?: ReactNode
  required?: boolean
  autoFocus?: boolean
  autoComplete?: string
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  maxLength?: number
  readOnly?: boolean
  min?: string | number
  placeholder?: string
}

/** One line to type in, as the admin's fields look, for forms that are not about a row. What is wrong stands below and is read out. */
export const Entry = ({ id, label, value, onChange, type = 'text', fault, note, required, ...rest }: Props) => (
  <div className={`field-type ${type === 'date' || type === 'url' ? 'text' : type} ${styles.entry}${fault ? ' error' : ''}`}>
    <FieldLabel htmlFor={id} label={label} required={required} />
    <div className="field-type__wrap">
      <input
        {...rest}
        aria-describedby={`${id}-note ${id}-fault`}
        aria-invalid={Boolean(fault)}
        aria-required={required}
        id={id}
        name={id}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        type={type}
        value={value}
      />
    </div>
    <div className={styles.note} id={`${id}-note`}>{note}</div>
    <p className={styles.fault} id={`${id}-fault`} role="alert">{fault}</p>
  </div>
)
