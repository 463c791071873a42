import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'brand' | 'good' | 'warn' | 'bad'

const tones: Record<Tone, string> = {
  neutral: 'bg-sunk text-ink',
  brand: 'bg-brand-soft text-brand-text',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
}

/** A state in a word, with a sign beside it, so that colour alone tells nothing. */
export const Badge = ({ tone = 'neutral', icon, children, className }: { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }) => (
  <span className={clsx('inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5', tones[tone], className)}>
    {icon}
    {children}
  </span>
)

/** A count that waits; nothing at all for none. `label` is what a screen reader says of it. */
export const Count = ({ n, label, className }: { n: number; label: string; className?: string }) =>
  n > 0 ? (
    <span className={clsx('figure inline-flex h-5 min-w-5 items-center whitespace-nowrap justify-center rounded-full bg-brand px-1.5 text-xs font-semibold text-on-brand', className)}>
      <span aria-hidden="true">{n > 99 ? '99+' : n}</span>
      <span className="sr-only">{`, ${n} ${label}`}</span>
    </span>
  ) : null
