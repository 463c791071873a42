'use client'

import { ChevronLeft, ChevronRight, CircleCheck, List as ListIcon } from 'lucide-react'
import Link from 'next/link'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { DecisionBar } from '../decision/Bar'
import type { Decision } from '../decision/calls'
import { Preview } from '../item/Preview'
import type { Shown } from '../item/shown'
import { planned } from '../item/When'
import { Button } from '../ui/Button'
import { Bone, Empty, Loading, Notice } from '../states/states'
import type { Entry } from './entry'
import { List } from './List'
import { useInbox } from './useInbox'
import { useKeys } from './useKeys'

const WordsDialog = lazy(() => import('../decision/WordsDialog').then(({ WordsDialog: Dialog }) => ({ default: Dialog })))

type Props = { entries: Entry[]; shown: Record<string, Shown>; reader: Reader; /** How many wait beyond this list. */ beyond: number }

/** Everything that waits for one person, decided one after the other. */
export const InboxBoard = (props: Props) => {
  const inbox = useInbox(props)
  const [asking, setAsking] = useState<Exclude<Decision, 'approve'> | null>(null)
  const [listed, setListed] = useState(false)
  const { entry, entries, place, shown, note } = inbox
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef(inbox.at)
  useEffect(() => {
    if (seen.current !== inbox.at) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
      document.getElementById(`row-${inbox.at}`)?.scrollIntoView({ block: 'nearest' })
    }
    seen.current = inbox.at
  }, [inbox.at])
  const choose = (decision: Decision) => {
    if (inbox.isOld || !entry?.allowedActions.includes(decision === 'request_changes' ? 'request-changes' : decision)) return
    if (decision === 'approve') inbox.decide('approve')
    else setAsking(decision)
  }
  // Who has been asked for words types them, though the dialog is still on its way.
  const keys = useKeys(asking ? {} : { j: () => inbox.go(1), k: () => inbox.go(-1), a: () => choose('approve'), c: () => choose('request_changes'), r: () => choose('reject'), u: inbox.undo })
  if (!entry) return <Empty action={<Link className="inline-flex min-h-11 items-center font-medium text-brand-text underline underline-offset-4" href="/posts">See all posts</Link>} icon={<CircleCheck />} title="Nothing waits for you">When something new is ready for your decision, it stands here, and you get a mail.</Empty>
  const open = (key: string) => (inbox.open(key), setListed(false))
  return (
    <div className="lg:grid lg:grid-cols-[21rem_minmax(0,1fr)] lg:items-start lg:gap-6">
      <div className={`${listed ? '' : 'hidden'} rounded-xl border border-line bg-card max-lg:mb-4 lg:sticky lg:top-20 lg:block lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto`} id="waiting"><List at={inbox.at} entries={entries} onOpen={open} reader={props.reader} /></div>
      <section aria-label="To decide" className="min-w-0 max-lg:pb-20">
        <div className="mb-3 flex items-center justify-between gap-2">
          <Button aria-controls="waiting" aria-expanded={listed} className="lg:hidden" onClick={() => setListed(!listed)} size="small"><ListIcon aria-hidden="true" size={18} /> List</Button>
          <p aria-live="polite" className="figure text-sm text-quiet">{place + 1} of {entries.length + props.beyond}</p>
          <div className="flex gap-1">
            <Button aria-label="Earlier" disabled={place === 0} kind="quiet" onClick={() => inbox.go(-1)} size="icon"><ChevronLeft aria-hidden="true" size={20} /></Button>
            <Button aria-label="Later" disabled={place === entries.length - 1} kind="quiet" onClick={() => inbox.go(1)} size="icon"><ChevronRight aria-hidden="true" size={20} /></Button>
          </div>
        </div>
        <div className="rounded-xl lg:border lg:border-line lg:bg-card">
          <div className="lg:px-6 lg:pt-6">
            <h2 className="text-xl font-semibold outline-none" dir="auto" ref={heading} tabIndex={-1}>{shown?.title ?? entry.title}</h2>
            <p className="mt-1 text-sm text-quiet">{[entry.type === 'document' ? 'Document' : entry.account, entry.scheduledAt ? `Planned ${planned(entry.scheduledAt, props.reader)}` : entry.type === 'post' && 'No date yet'].filter(Boolean).join(' · ')} · <Link className="font-medium text-brand-text underline-offset-4 hover:underline" href={`/${entry.type}s/${entry.id}`} prefetch={false}>{entry.type === 'post' ? 'Versions and comments' : 'Open it'}</Link></p>
          </div>
          {entry.isGone && <div className="mt-4 lg:px-6"><Notice action={<Button onClick={inbox.goOn} size="small">Go on</Button>} role="alert" tone="neutral">This does not wait for you any more: somebody decided on it, or it was taken back.</Notice></div>}
          {inbox.isOld && !note && <div className="mt-4 lg:px-6"><Notice action={<Button onClick={inbox.again} size="small">Show the new version</Button>} role="alert" tone="warn">There is a newer version of this than the one you see.</Notice></div>}
          {note && <div className="mt-4 lg:px-6"><Notice action={!shown && <Button onClick={inbox.again} size="small">Try again</Button>} role="alert" tone="warn">{note}</Notice></div>}
          <div className="mx-auto mt-4 max-w-[34rem] lg:px-6 lg:pb-6">{shown ? <Preview key={inbox.at} shown={shown} /> : <Loading><Bone className="h-[28rem]" /></Loading>}</div>
          <DecisionBar above allowed={inbox.isOld ? [] : entry.allowedActions} keys={keys.on} onDecide={choose} />
        </div>
        <div className="mt-4 hidden items-center justify-between gap-4 text-xs text-quiet lg:flex">
          <p>{keys.on && <>Keys: <b>j</b> and <b>k</b> step, <b>a</b> approves, <b>c</b> asks for changes, <b>r</b> rejects, <b>u</b> takes the last one back.</>}</p>
          <label className="flex min-h-11 items-center gap-2 whitespace-nowrap"><input checked={keys.on} className="size-4 accent-[var(--brand-solid)]" onChange={({ target }) => keys.turn(target.checked)} type="checkbox" /> Keys on</label>
        </div>
      </section>
      {asking && <Suspense><WordsDialog decision={asking} id={entry.id} onClose={() => setAsking(null)} onSend={(words) => (setAsking(null), inbox.decide(asking, words))} title={entry.title} /></Suspense>}
    </div>
  )
}
