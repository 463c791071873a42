'use client'

import type { ReactNode } from 'react'
import { useEnd } from '@/src/browser/talk/useEnd'
import { useLeading } from '@/src/browser/talk/useLeading'
import type { Reader } from '@/src/browser/format/reader'
import { Button } from '../ui/Button'
import { Notice } from '../states/states'
import { Composer } from './Composer'
import type { Line } from './line'
import { Lines } from './Lines'
import { keptAs, useTalk, type Place } from './useTalk'

type Props = { place: Place; first: { lines: Line[]; hasMore: boolean }; reader: Reader; label: string; empty: ReactNode; canWrite?: boolean; onType?: () => void; tall?: boolean; below?: ReactNode; /** A line to lead to; a new object leads there once more. */ found?: { id: string } | null }

/** A conversation with its field to write in. `tall`: it fills the page and keeps the newest in view. */
export const Talk = ({ place, first, reader, label, empty, canWrite = true, onType, tall, below, found = null }: Props) => {
  const { lines, hasMore, pending, fault, send, again, older } = useTalk(place, first)
  const box = useEnd(lines.length, pending.length)
  useLeading(found, lines, hasMore, older)
  return (
    <div className={tall ? 'flex min-h-0 flex-1 flex-col' : 'flex flex-col gap-4'}>
      <div aria-label="Conversation" aria-live="polite" className={tall ? 'min-h-0 flex-1 overflow-y-auto px-4 py-5 sm:px-6' : ''} ref={box} role="log" tabIndex={tall ? 0 : undefined}>
        <div>
          {hasMore && <div className="mb-4 text-center"><Button onClick={() => void older()} size="small">Show earlier ones</Button></div>}
          {lines.length || pending.length ? <Lines lines={lines} reader={reader} /> : empty}
          {pending.length > 0 && (
            <ul className="mt-4 flex flex-col items-end gap-2">
              {pending.map((one) => (
                <li className="flex max-w-[85%] flex-col items-end gap-1" key={one.token}>
                  <p className="written rounded-xl bg-brand-soft px-3.5 py-2 text-sm opacity-70" dir="auto">{one.body}</p>
                  {one.failed ? <Button onClick={() => again(one)} size="small">Not sent. Try again</Button> : <span className="text-xs text-quiet">Sending…</span>}
                </li>
              ))}
            </ul>
          )}
          {below}
        </div>
      </div>
      <div className={tall ? 'border-t border-line p-3 sm:px-6' : ''}>
        {fault && <div className="mb-2"><Notice role="alert" tone="bad">{fault}</Notice></div>}
        {canWrite && <Composer draft={keptAs(place)} label={label} onSend={send} onType={onType} />}
      </div>
    </div>
  )
}
