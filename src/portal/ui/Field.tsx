'use client'

import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { useEarly } from '@/src/browser/forms/useEarly'

const box = 'w-full rounded-md border border-edge bg-card px-3 text-base text-ink aria-invalid:border-bad disabled:opacity-60'

type Shared = { id: string; label: string; fault?: string | null; note?: ReactNode; hideLabel?: boolean }

const Around = ({ id, label, fault, note, hideLabel, required, children }: Shared & { required?: boolean; children: ReactNode }) => (
  <div className="flex flex-col gap-1.5">
    <label className={hideLabel ? 'sr-only' : 'text-sm font-medium'} htmlFor={id}>{label}{required && !hideLabel && <span aria-hidden="true" className="text-bad"> *</span>}</label>
    {children}
    {note && <div className="text-sm text-quiet" id={`${id}-note`}>{note}</div>}
    <p className="text-sm text-bad empty:hidden" id={`${id}-fault`} role="alert">{fault}</p>
  </div>
)

const told = ({ id, fault, note }: Pick<Shared, 'id' | 'fault' | 'note'>) => ({ 'aria-describedby': clsx(note && `${id}-note`, `${id}-fault`), 'aria-invalid': Boolean(fault) })

/** One line to type in; what is wrong stands below and is read out. */
export const Input = ({ label, fault, note, hideLabel, id, className, ...rest }: ComponentProps<'input'> & Shared) => (
  <Around fault={fault} hideLabel={hideLabel} id={id} label={label} note={note} required={rest.required}>
    <input className={clsx(box, 'h-11', className)} id={id} ref={useEarly<HTMLInputElement>(rest)} {...told({ id, fault, note })} {...rest} />
  </Around>
)

/** Several lines to type in. */
export const Textarea = ({ label, fault, note, hideLabel, id, className, ...rest }: ComponentProps<'textarea'> & Shared) => (
  <Around fault={fault} hideLabel={hideLabel} id={id} label={label} note={note} required={rest.required}>
    <textarea className={clsx(box, 'min-h-24 py-2.5', className)} dir="auto" id={id} ref={useEarly<HTMLTextAreaElement>(rest)} {...told({ id, fault, note })} {...rest} />
  </Around>
)

/** A choice of one, as the device shows it. */
export const Select = ({ label, fault, note, hideLabel, id, className, children, ...rest }: ComponentProps<'select'> & Shared) => (
  <Around fault={fault} hideLabel={hideLabel} id={id} label={label} note={note} required={rest.required}>
    <select className={clsx(box, 'h-11', className)} id={id} {...told({ id, fault, note })} {...rest}>{children}</select>
  </Around>
)

/** A box to tick, its whole line as target. */
export const Tick = ({ label, className, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) => (
  <label className={clsx('flex min-h-11 items-center gap-3 text-sm', className)}>
    <input className="size-5 accent-[var(--brand-solid)]" ref={useEarly<HTMLInputElement>(rest)} type="checkbox" {...rest} />
    <span>{label}</span>
  </label>
)
