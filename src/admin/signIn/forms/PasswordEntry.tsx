'use client'

import { rulesTold } from '@/src/domain/platform/passwords/shape'
import { Entry } from '../../form/Entry'
import styles from '../signIn.module.css'

type Props = { value: string; onChange: (value: string) => void; fault?: string | null; email?: string; asked?: boolean; label?: string; id?: string; autoFocus?: boolean }

/** A new password, with its rules ticked off while typing. `asked`: the form was sent, so what is broken shows as such. */
export const PasswordEntry = ({ value, onChange, fault, email = '', asked = false, label = 'New password', id = 'password', autoFocus }: Props) => (
  <Entry
    autoComplete="new-password"
    autoFocus={autoFocus}
    fault={fault}
    id={id}
    label={label}
    maxLength={200}
    note={
      <ul aria-label="What it needs" className={styles.rules}>
        {rulesTold(value, email).map(({ sentence, kept }) => (
          <li data-broken={asked && !kept} data-holds={kept} key={sentence}>
            <span aria-hidden="true" className={styles.mark}>{kept ? '✓' : '·'}</span>
            <span>{sentence}<span className="sr-only">{kept ? ': done' : ': open'}</span></span>
          </li>
        ))}
      </ul>
    }
    onChange={onChange}
    required
    type="password"
    value={value}
  />
)
