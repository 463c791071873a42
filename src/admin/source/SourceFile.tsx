'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import type { UploadFieldClientComponent } from 'payload'
import { useState } from 'react'
import { sentenceOf } from '../api'
import { FileCard } from './FileCard'
import { FileDrop } from './FileDrop'
import { sendFile, titleOf, useStored } from './stored'
import styles from './source.module.css'

/** The file of a source: taken where the source is written, kept with its client, shown under the name it came with. */
export const SourceFile: UploadFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ potentiallyStalePath: path })
  const title = useField<string>({ path: 'title' })
  const client = useFormFields(([fields]) => fields?.client?.value) as string | null | undefined
  const [stored, setStored] = useStored(value ?? null)
  const [sending, setSending] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const fixed = Boolean(readOnly || disabled)
  const take = async (file: File) => {
    setRefusal(null)
    setSending(file.name)
    try {
      const kept = await sendFile(file, client!)
      setStored(kept)
      setValue(kept.id)
      if (!title.value) title.setValue(titleOf(file.name))
    } catch (error) {
      setRefusal(sentenceOf(error))
    }
    setSending(null)
  }
  return (
    <div className={`field-type upload ${styles.field}${showError ? ' error' : ''}`} id={`field-${path.replaceAll('.', '__')}`}>
      <FieldLabel as="span" label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path={path} showError={showError} />
        {value ? (
          <FileCard file={stored} onRemove={fixed ? null : () => setValue(null)} />
        ) : (
          <FileDrop client={client ?? null} disabled={fixed} onPick={(id) => setValue(id)} onTake={(file) => void take(file)} sending={sending} />
        )}
      </div>
      {refusal && <p className={styles.refusal} role="alert">{refusal}</p>}
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
