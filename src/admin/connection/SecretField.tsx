'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'

/** A key that is typed and never shown again: empty when the row is opened, with the last four characters as a hint. */
export const SecretField: TextFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string>({ potentiallyStalePath: path })
  const hint = useFormFields(([fields]) => fields?.secretHint?.value) as string | undefined
  const id = `field-${path.replaceAll('.', '__')}`
  return (
    <div className={`field-type text${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={hint ? 'Replace the key' : 'Key'} path={path} />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path={path} showError={showError} />
        <input
          aria-describedby={`${id}-kept`}
          autoComplete="off"
          data-1p-ignore
          disabled={Boolean(readOnly || disabled)}
          id={id}
          name={path}
          onChange={(event) => setValue(event.target.value || undefined)}
          placeholder={hint ? `Kept: •••• ${hint}` : 'Paste the key'}
          spellCheck={false}
          type="password"
          value={value ?? ''}
        />
        <div id={`${id}-kept`}>
          <FieldDescription description={hint ? 'The key in use stays until you save another one. It is kept encrypted and never shown again.' : field.admin?.description} path={path} />
        </div>
      </div>
    </div>
  )
}
