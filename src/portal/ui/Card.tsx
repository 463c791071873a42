import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** A sheet that holds one thing. */
export const Card = ({ className, ...rest }: ComponentProps<'section'>) => <section className={clsx('rounded-xl border border-line bg-card shadow-card', className)} {...rest} />

/** A card with a heading and, beside it, the one way further. */
export const Panel = ({ title, action, children, className, id }: { title: ReactNode; action?: ReactNode; children: ReactNode; className?: string; id: string }) => (
  <Card aria-labelledby={id} className={className}>
    <div className="flex min-h-14 items-center justify-between gap-4 px-5 pt-3">
      <h2 className="text-base font-semibold" id={id}>{title}</h2>
      {action}
    </div>
    <div className="px-5 pb-5">{children}</div>
  </Card>
)
