'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { PickOne } from '../shared/PickOne'
import styles from './account.module.css'

const tags = ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IE', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX', 'it-IT', 'nl-NL', 'pt-PT', 'pt-BR', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'pl-PL', 'ja-JP']
const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })
const sample = (tag: string) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1234.5)

const labelOf = (tag: string): string => {
  try {
    return `${names.of(tag)}: ${sample(tag)}`
  } catch {
    return tag
  }
}

/** How a person reads figures and dates. */
export const LocaleField: TextFieldClientComponent = ({ path }) => {
  const { value, setValue } = useField<string>({ potentiallyStalePath: path })
  const options = (value && !tags.includes(value) ? [value, ...tags] : tags).map((tag) => ({ value: tag, label: labelOf(tag) }))
  return (
    <div className={`field-type select ${styles.half}`}>
      <FieldLabel htmlFor={`field-${path}`} label="Figures and dates" path={path} />
      <PickOne inputId={`field-${path}`} isSearchable onPick={setValue} options={options} value={value ?? ''} />
    </div>
  )
}
