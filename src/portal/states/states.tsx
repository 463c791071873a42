import type { ReactNode } from 'react'

/** A place without rows: what would be here, why there is nothing, and the one thing to do. `whole`: it is all that the page has, and its title the page's. */
export const Empty = ({ title, icon, children, action, whole }: { title: string; icon?: ReactNode; children?: ReactNode; action?: ReactNode; whole?: boolean }) => (
  <div className="flex flex-col items-center px-6 py-14 text-center">
    {icon && <div aria-hidden="true" className="mb-4 grid size-12 place-items-center rounded-full bg-sunk text-quiet">{icon}</div>}
    {whole ? <h1 className="text-base font-semibold">{title}</h1> : <p className="text-base font-semibold">{title}</p>}
    {children && <p className="mt-1 max-w-[46ch] text-sm text-quiet">{children}</p>}
    {action && <div className="mt-5">{action}</div>}
  </div>
)

/** A grey shape in the place and size of what is still being read. */
export const Bone = ({ className = '' }: { className?: string }) => <div aria-hidden="true" className={`bone ${className}`} />

/** Says once to a screen reader that a page is being read. */
export const Loading = ({ children, label = 'Loading' }: { children: ReactNode; label?: string }) => (
  <div aria-busy="true">
    <p className="sr-only" role="status">{label}</p>
    {children}
  </div>
)

/** Something is amiss, told where it is. */
export const Notice = ({ tone = 'warn', children, action, role }: { tone?: 'warn' | 'bad' | 'good' | 'neutral'; children: ReactNode; action?: ReactNode; role?: 'alert' | 'status' }) => {
  const looks = { warn: 'bg-warn-soft text-warn', bad: 'bg-bad-soft text-bad', good: 'bg-good-soft text-good', neutral: 'bg-sunk text-ink' }
  return (
    <div className={`flex flex-wrap items-center justify-between gap-3 rounded-md px-4 py-3 text-sm ${looks[tone]}`} role={role}>
      <div className="min-w-0 flex-1 basis-60">{children}</div>
      {action}
    </div>
  )
}
