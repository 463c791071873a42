import { Paperclip } from 'lucide-react'
import type { Reader } from '@/src/browser/format/reader'
import { When } from '../item/When'
import { Avatar } from '../ui/Avatar'
import { stepOf, type Line } from './line'

const links = /(https?:\/\/[^\s<>"]+)/g

const Body = ({ text }: { text: string }) => (
  <p className="written text-sm" dir="auto">{text.split(links).map((part, at) => (at % 2 ? <a className="underline underline-offset-2" href={part} key={at} rel="noreferrer nofollow" target="_blank">{part}</a> : part))}</p>
)

const One = ({ line, reader }: { line: Line; reader: Reader }) => {
  const step = stepOf(line.intent)
  const who = line.mine ? 'You' : (line.author?.name ?? '')
  if (step !== null && !(line.body && who)) return <li className="py-1 text-center text-xs text-quiet" id={`line-${line.id}`} tabIndex={-1}>{line.body ?? [who, step].filter(Boolean).join(' ')} · <When at={line.createdAt} reader={reader} /></li>
  return (
    <li className={`flex gap-2.5 rounded-xl outline-offset-4 focus:outline-2 focus:outline-[var(--brand-text)] ${line.mine ? 'flex-row-reverse' : ''}`} id={`line-${line.id}`} tabIndex={-1}>
      {!line.mine && <Avatar image={line.author?.picture} name={line.author?.name ?? '·'} size={30} />}
      <div className={`flex max-w-[85%] min-w-0 flex-col gap-1 ${line.mine ? 'items-end' : 'items-start'}`}>
        <p className="text-xs text-quiet"><span className="font-medium text-ink">{who}</span>{step && ` ${step}`} · <When at={line.createdAt} reader={reader} /></p>
        <div className={`rounded-xl px-3.5 py-2 ${line.mine ? 'bg-brand-soft' : 'bg-sunk'}`}>
          {line.removed ? <p className="text-sm text-quiet italic">Removed</p> : <Body text={line.body ?? ''} />}
          {line.attachments.length > 0 && (
            <ul className="mt-2 flex flex-col gap-1">
              {line.attachments.map(({ id, name, mimeType, url }) => (
                <li key={id}>
                  {mimeType.startsWith('image/') ? <a href={url} rel="noreferrer" target="_blank"><img alt={name} className="max-h-56 rounded-md" loading="lazy" src={url} /></a> : <a className="inline-flex min-h-11 items-center gap-2 text-sm font-medium underline underline-offset-2" href={url}><Paperclip aria-hidden="true" size={14} /> {name}</a>}
                </li>
              ))}
            </ul>
          )}
        </div>
        {line.mine && line.readAt && <p className="text-xs text-quiet">Read <When at={line.readAt} reader={reader} /></p>}
      </div>
    </li>
  )
}

/** A conversation, oldest first. */
export const Lines = ({ lines, reader }: { lines: readonly Line[]; reader: Reader }) => <ol className="flex flex-col gap-4">{lines.map((line) => <One key={line.id} line={line} reader={reader} />)}</ol>
