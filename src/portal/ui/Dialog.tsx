'use client'

import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = { open: boolean; onClose: () => void; title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode; wide?: boolean }

/** A dialog: from below on a phone, in the middle where there is room. Escape closes, the focus goes back to where it came from. */
export const Dialog = ({ open, onClose, title, lead, children, foot, wide }: Props) => (
  <Radix.Root onOpenChange={(next) => !next && onClose()} open={open}>
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
      <Radix.Content
        className={`fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-xl bg-card shadow-float sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-full sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl ${wide ? 'sm:max-w-3xl' : 'sm:max-w-lg'}`}
        {...(lead ? {} : { 'aria-describedby': undefined })}
      >
        <div className="flex items-start justify-between gap-3 px-5 pt-5">
          <div>
            <Radix.Title className="text-xl font-semibold">{title}</Radix.Title>
            {lead && <Radix.Description className="mt-1 text-sm text-quiet">{lead}</Radix.Description>}
          </div>
          <Radix.Close aria-label="Close" className="-m-2 grid size-11 shrink-0 place-items-center rounded-md hover:bg-sunk"><X aria-hidden="true" size={20} /></Radix.Close>
        </div>
        <div className="overflow-y-auto px-5 py-4">{children}</div>
        {foot && <div className="flex flex-col-reverse gap-2 border-t border-line px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end">{foot}</div>}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
