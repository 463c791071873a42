'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useState } from 'react'
import styles from './code.module.css'

const written = (value: unknown): string => (value === undefined || value === null ? '' : JSON.stringify(value, null, 2))

/** Structured data as text. What is not JSON yet stays in the field and is said to be faulty, and is not saved. */
export const JsonArea: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<unknown>({ potentiallyStalePath: path })
  const [draft, setDraft] = useState<string | null>(null)
  const id = `field-${path.replaceAll('.', '__')}`
  const write = (text: string) => {
    try {
      setValue(text.trim() ? JSON.parse(text) : null)
      setDraft(null)
    } catch {
      setDraft(text)
    }
  }
  const faulty = draft !== null
  return (
    <div className={`field-type textarea${showError || faulty ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path={path} showError={showError} />
        <textarea
          aria-describedby={`${id}-fault`}
          className={styles.area}
          id={id}
          name={path}
          onChange={(event) => write(event.target.value)}
          readOnly={Boolean(readOnly || disabled)}
          rows={10}
          spellCheck={false}
          value={draft ?? written(value)}
          wrap="off"
        />
        <p className={styles.fault} id={`${id}-fault`} role="alert">{faulty && 'This is not valid JSON yet; the last valid state is what will be saved.'}</p>
        <FieldDescription description={field.admin?.description} path={path} />
      </div>
    </div>
  )
}
