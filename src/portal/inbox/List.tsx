'use client'

import { FileText, ImageIcon } from 'lucide-react'
import { memo } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { planned, When } from '../item/When'
import { keyOf, type Entry } from './entry'

type RowProps = { entry: Entry; open: boolean; reader: Reader; onOpen: (key: string) => void }

const Row = memo(({ entry, open, reader, onOpen }: RowProps) => (
  <li className="[content-visibility:auto] [contain-intrinsic-size:auto_76px]">
    <button aria-current={open ? 'true' : undefined} className={`flex min-h-19 w-full items-center gap-3 px-4 py-3 text-left ${open ? 'bg-brand-soft' : 'hover:bg-sunk'}`} id={`row-${keyOf(entry)}`} onClick={() => onOpen(keyOf(entry))} type="button">
      <span aria-hidden="true" className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-md bg-sunk text-quiet">
        {entry.thumbnail ? <img alt="" className="size-full object-cover" decoding="async" height={48} loading="lazy" src={entry.thumbnail} width={48} /> : entry.type === 'document' ? <FileText size={20} /> : <ImageIcon size={20} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-left text-sm font-medium" dir="auto">{entry.title}</span>
        <span className="block truncate text-xs text-quiet">{[entry.type === 'document' ? 'Document' : entry.account, entry.scheduledAt && planned(entry.scheduledAt, reader)].filter(Boolean).join(' · ')}</span>
        <span className="block truncate text-xs text-quiet">Asked <When at={entry.waitingSince} reader={reader} /></span>
      </span>
    </button>
  </li>
))
Row.displayName = 'Row'

/** Everything that waits, in short. */
export const List = ({ entries, at, reader, onOpen }: { entries: readonly Entry[]; at: string | null; reader: Reader; onOpen: (key: string) => void }) => (
  <ul aria-label="Waiting for you" className="divide-y divide-line">
    {entries.map((entry) => <Row entry={entry} key={keyOf(entry)} onOpen={onOpen} open={keyOf(entry) === at} reader={reader} />)}
  </ul>
)
