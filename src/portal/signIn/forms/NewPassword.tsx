'use client'

import { Check, Circle } from 'lucide-react'
import { shapeRules } from '@/src/domain/platform/passwords/shape'
import { Input } from '../../ui/Field'

/** Whether a password keeps the rules that can be told here. */
export const keepsRules = (password: string, email = ''): boolean => shapeRules.every(({ holds }) => holds(password, email))

type Props = { value: string; onChange: (value: string) => void; fault?: string | null; email?: string; asked?: boolean; label?: string; id?: string }

/** A new password, with its rules ticked off while typing. `asked`: the form was sent, so what is broken shows as such. */
export const NewPassword = ({ value, onChange, fault, email = '', asked = false, label = 'New password', id = 'password' }: Props) => {
  const told = shapeRules.filter(({ sentence, holds }) => (/at most|other than/.test(sentence) ? !holds(value, email) : true))
  const rules = (
    <ul aria-label="What it needs" className="grid gap-x-4 gap-y-0.5 sm:grid-cols-2">
      {told.map(({ sentence, holds }) => {
        const kept = Boolean(value) && holds(value, email)
        const Sign = kept ? Check : Circle
        return (
          <li data-broken={asked && !kept} data-holds={kept} className={`flex items-center gap-2 ${kept ? 'text-good' : asked ? 'text-bad' : ''}`} key={sentence}>
            <Sign aria-hidden="true" className="shrink-0" size={kept ? 14 : 8} strokeWidth={kept ? 2.5 : 3} style={kept ? undefined : { marginInline: 3 }} />
            <span>{sentence.replace(/^Use |\.$/g, '').replace(/^./, (first) => first.toUpperCase())}<span className="sr-only">{kept ? ': done' : ': open'}</span></span>
          </li>
        )
      })}
    </ul>
  )
  return <Input autoComplete="new-password" fault={fault} id={id} label={label} maxLength={200} note={rules} onChange={({ target }) => onChange(target.value)} type="password" value={value} />
}
