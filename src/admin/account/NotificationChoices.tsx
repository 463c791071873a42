'use client'

import { CheckboxInput, useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import styles from './account.module.css'

type Choices = { email?: boolean; browser?: boolean; generationComplete?: boolean }

const kinds: readonly [keyof Choices, string][] = [
  ['email', 'By e-mail'],
  ['browser', 'In the admin, beside the menu'],
  ['generationComplete', 'When a document that I started is ready'],
]

/** How the platform may tell a person of things. Warnings about the account itself come always. */
export const NotificationChoices: JSONFieldClientComponent = ({ path, readOnly }) => {
  const { value, setValue, disabled } = useField<Choices | null>({ potentiallyStalePath: path })
  const chosen = { email: true, browser: true, generationComplete: true, ...value }
  return (
    <fieldset className={`field-type ${styles.choices}`}>
      <legend>Notifications</legend>
      {kinds.map(([kind, label]) => (
        <CheckboxInput checked={chosen[kind]} id={`field-${path}-${kind}`} key={kind} label={label} name={`${path}.${kind}`} onToggle={() => setValue({ ...chosen, [kind]: !chosen[kind] })} readOnly={Boolean(readOnly || disabled)} />
      ))}
      <p className={styles.quiet}>Warnings about your own account come in any case.</p>
    </fieldset>
  )
}
