'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { CodeFieldClientComponent } from 'payload'
import styles from './code.module.css'

/** Markup or styles as plain text: nothing is loaded from elsewhere, and Tab still leaves the field. */
export const CodeArea: CodeFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string>({ potentiallyStalePath: path })
  const id = `field-${path.replaceAll('.', '__')}`
  return (
    <div className={`field-type textarea${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path={path} showError={showError} />
        <textarea
          className={styles.area}
          id={id}
          name={path}
          onChange={(event) => setValue(event.target.value)}
          readOnly={Boolean(readOnly || disabled)}
          rows={16}
          spellCheck={false}
          value={value ?? ''}
          wrap="off"
        />
        <FieldDescription description={field.admin?.description} path={path} />
      </div>
    </div>
  )
}
