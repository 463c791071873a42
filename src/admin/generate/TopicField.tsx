'use client'

import { TextareaInput } from '@payloadcms/ui'
import { Fault } from './Fault'
import styles from './generate.module.css'

type Props = { value: string; fault?: string; onChange: (value: string) => void }

const advice = (length: number): string => {
  if (length > 500) return 'Shorten it to 500 characters.'
  if (length > 200) return 'Long topics spread thin: 10 to 200 characters work best.'
  return length > 0 && length < 10 ? 'A little more says what matters: 10 to 200 characters work best.' : 'Say the subject and the angle, for example “How mid-size offices cut lighting costs”.'
}

/** What the document is about, with advice while typing. */
export const TopicField = ({ value, fault, onChange }: Props) => {
  const { length } = value.trim()
  return (
    <div data-fault={Boolean(fault)}>
      <TextareaInput
        AfterInput={
          <>
            <Fault text={fault} />
            <p className={styles.under}>
              <span>{advice(length)}</span>
              <span aria-label={`${length} of 500 characters`} className={styles.counter} data-over={length > 500}>
                {length} / 500
              </span>
            </p>
          </>
        }
        Error={<></>}
        label="Topic"
        onChange={(event) => onChange(event.target.value)}
        path="topic"
        required
        rows={2}
        showError={Boolean(fault)}
        value={value}
      />
    </div>
  )
}
