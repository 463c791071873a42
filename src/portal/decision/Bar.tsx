'use client'

import { Check, MessageSquareText, X } from 'lucide-react'
import { Button } from '../ui/Button'
import type { Decision } from './calls'

type Props = { allowed: readonly string[]; busy?: boolean; onDecide: (decision: Decision) => void; keys?: boolean; above?: boolean }

const Key = ({ children }: { children: string }) => <kbd aria-hidden="true" className="ml-1 hidden rounded border border-current/40 px-1 font-sans text-xs opacity-80 lg:inline">{children}</kbd>

/** The decisions, within reach of a thumb on a phone and below the preview elsewhere. `above`: over the bar of the pages. */
export const DecisionBar = ({ allowed, busy, onDecide, keys, above }: Props) => allowed.length > 0 && (
  <div className={`fixed inset-x-0 z-20 border-t border-line bg-card p-2.5 lg:sticky lg:bottom-0 lg:rounded-b-xl lg:p-4 ${above ? 'bottom-[calc(4rem+env(safe-area-inset-bottom))]' : 'bottom-0 pb-[max(0.625rem,env(safe-area-inset-bottom))]'}`}>
    <div aria-label="Decide" className="mx-auto flex max-w-xl gap-1.5 sm:gap-2 lg:max-w-none lg:justify-end" role="group">
      {allowed.includes('reject') && <Button className="min-h-12 min-w-16 px-2 sm:px-3 lg:min-h-11" disabled={busy} kind="bad" onClick={() => onDecide('reject')}><X aria-hidden="true" className="max-sm:hidden" size={18} />Reject{keys && <Key>r</Key>}</Button>}
      {allowed.includes('request-changes') && <Button className="min-h-12 flex-1 px-2 lg:min-h-11 lg:flex-none lg:px-4" disabled={busy} onClick={() => onDecide('request_changes')}><MessageSquareText aria-hidden="true" className="max-sm:hidden" size={18} />Ask for changes{keys && <Key>c</Key>}</Button>}
      {allowed.includes('approve') && <Button className="min-h-12 flex-1 px-2 sm:px-3 lg:min-h-11 lg:flex-none lg:px-6" disabled={busy} kind="main" onClick={() => onDecide('approve')}><Check aria-hidden="true" className="max-[359px]:hidden" size={18} />Approve{keys && <Key>a</Key>}</Button>}
    </div>
  </div>
)
