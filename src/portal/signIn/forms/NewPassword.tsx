'use client'

import { Check, Circle } from 'lucide-react'
import { rulesTold } from '@/src/domain/platform/passwords/shape'
import { Input } from '../../ui/Field'

type Props = { value: string; onChange: (value: string) => void; fault?: string | null; email?: string; asked?: boolean; label?: string; id?: string }

/** A new password, with its rules ticked off while typing. `asked`: the form was sent, so what is broken shows as such. */
export const NewPassword = ({ value, onChange, fault, email = '', asked = false, label = 'New password', id = 'password' }: Props) => {
  const rules = (
    <ul aria-label="What it needs" className="grid gap-x-4 gap-y-0.5 sm:grid-cols-2">
      {rulesTold(value, email).map(({ sentence, kept }) => {
        const Sign = kept ? Check : Circle
        return (
          <li data-broken={asked && !kept} data-holds={kept} className={`flex items-center gap-2 ${kept ? 'text-good' : asked ? 'text-bad' : ''}`} key={sentence}>
            <Sign aria-hidden="true" className="shrink-0" size={kept ? 14 : 8} strokeWidth={kept ? 2.5 : 3} style={kept ? undefined : { marginInline: 3 }} />
            <span>{sentence}<span className="sr-only">{kept ? ': done' : ': open'}</span></span>
          </li>
        )
      })}
    </ul>
  )
  return <Input autoComplete="new-password" fault={fault} id={id} label={label} maxLength={200} note={rules} onChange={({ target }) => onChange(target.value)} type="password" value={value} />
}
