'use client'

import { shapeRules } from '@/src/domain/platform/passwords/shape'
import { Entry } from '../../form/Entry'
import styles from '../signIn.module.css'

/** Whether a password keeps the rules that can be told here. */
export const keepsRules = (password: string, email = ''): boolean => shapeRules.every(({ holds }) => holds(password, email))

type Props = { value: string; onChange: (value: string) => void; fault?: string | null; email?: string; asked?: boolean; label?: string; id?: string; autoFocus?: boolean }

/** A new password, with its rules ticked off while typing. `asked`: the form was sent, so what is broken shows as such. */
export const PasswordEntry = ({ value, onChange, fault, email = '', asked = false, label = 'New password', id = 'password', autoFocus }: Props) => {
  const told = shapeRules.filter(({ sentence, holds }) => (/at most|other than/.test(sentence) ? !holds(value, email) : true))
  return (
    <Entry
      autoComplete="new-password"
      autoFocus={autoFocus}
      fault={fault}
      id={id}
      label={label}
      maxLength={200}
      note={
        <ul aria-label="What it needs" className={styles.rules}>
          {told.map(({ sentence, holds }) => {
            const kept = Boolean(value) && holds(value, email)
            return (
              <li data-broken={asked && !kept} data-holds={kept} key={sentence}>
                <span aria-hidden="true" className={styles.mark}>{kept ? '✓' : '·'}</span>
                <span>{sentence.replace(/^Use |\.$/g, '').replace(/^./, (first) => first.toUpperCase())}<span className="sr-only">{kept ? ': done' : ': open'}</span></span>
              </li>
            )
          })}
        </ul>
      }
      onChange={onChange}
      required
      type="password"
      value={value}
    />
  )
}
