'use client'

import { Button, CheckboxInput, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import { counted } from '../../format/number'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Time } from '../../shared/Time'
import { Answered } from '../parts/Answered'
import { Ask, askDialog, type Question } from '../parts/Ask'
import { Pages } from '../parts/Pages'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { useAnswer } from '../parts/useAnswer'
import { Causes } from './Causes'
import { Discard, discardDialog } from './Discard'
import { LetterDrawer, letterDrawer } from './LetterDrawer'
import type { DeadLetter, DeadLetters as Letters } from './types'

/** Messages that were put aside: why, what they say, and what becomes of them. */
export const DeadLetters = ({ agency, reader }: { agency: string; reader: Reader }) => {
  const { openModal, closeModal } = useModal()
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<string[]>([])
  const [open, setOpen] = useState<DeadLetter | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const answer = useAnswer<Letters>(`/webhook-events/dead-letters?page=${page}&limit=20${agency && `&agency=${agency}`}`)
  const changed = () => (setChosen([]), answer.reload())
  const replay = (ids: string[]) => {
    setQuestion({
      title: `Replay ${counted(ids.length, 'message', reader.locale)}?`, confirm: `Replay ${counted(ids.length, 'message', reader.locale)}`,
      text: 'They are handled as if they had just come. What was done for them before is not done twice.',
      act: async () => {
        const { replayed } = await call<{ replayed: number }>('/webhook-events/replay', { method: 'POST', body: { ids } })
        toast.success(`${counted(replayed, 'message', reader.locale)} put back. What fails again comes back here.`)
        closeModal(letterDrawer)
        changed()
      },
    })
    openModal(askDialog)
  }
  const dismiss = (letter: DeadLetter) => (setOpen(letter), openModal(discardDialog))
  const toggle = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const columns = columnsFor({ reader, chosen, toggle, show: (letter) => (setOpen(letter), openModal(letterDrawer)), replay: ({ id }) => replay([id]), dismiss })
  return (
    <section aria-labelledby="dead-letters">
      <h2 className={parts.heading} id="dead-letters">Not handled</h2>
      <Answered answer={answer}>
        {({ docs, hasNextPage, causes }) =>
          docs.length ? (
            <>
              <Causes causes={causes} reader={reader} />
              <div className={parts.bar}>
                <p aria-live="polite">{chosen.length ? `${counted(chosen.length, 'message', reader.locale)} chosen` : 'Open a message to see what it says and what a replay would change.'}</p>
                <Button buttonStyle="secondary" margin={false} onClick={() => setChosen(chosen.length === docs.length ? [] : docs.map(({ id }) => id))} size="small">{chosen.length === docs.length ? 'Choose none' : 'Choose all on this page'}</Button>
                <Button disabled={!chosen.length} margin={false} onClick={() => replay(chosen)} size="small">Replay the chosen</Button>
              </div>
              <Records caption="Messages that were not handled" columns={columns} rows={docs} />
              <Pages hasNext={hasNextPage} isLoading={answer.isLoading} onPage={(next) => (setPage(next), setChosen([]))} page={page} />
            </>
          ) : (
            <Empty title="Everything that came in was handled">A message that fails at every attempt for two days is put aside here, with the cause.</Empty>
          )
        }
      </Answered>
      <LetterDrawer key={open?.id} letter={open} onDismiss={dismiss} onReplay={(letter) => replay([letter.id])} reader={reader} />
      <Discard key={`discard-${open?.id}`} letter={open} onClose={() => closeModal(discardDialog)} onDone={() => (closeModal(discardDialog), closeModal(letterDrawer), changed())} />
      <Ask onClose={() => closeModal(askDialog)} question={question} />
    </section>
  )
}

type Deeds = { reader: Reader; chosen: string[]; toggle: (id: string) => void } & Record<'show' | 'replay' | 'dismiss', (letter: DeadLetter) => void>

const columnsFor = ({ reader, chosen, toggle, show, replay, dismiss }: Deeds): Column<DeadLetter>[] => [
  { label: 'Choose', cell: (row) => <CheckboxInput checked={chosen.includes(row.id)} id={`letter-${row.id}`} Label={<label className="sr-only" htmlFor={`letter-${row.id}`}>Choose {row.kind}</label>} onToggle={() => toggle(row.id)} /> },
  { label: 'Message', cell: (row) => <button className={parts.open} onClick={() => show(row)} type="button">{row.kind}</button> },
  { label: 'Came', cell: (row) => <Time at={row.createdAt} reader={reader} /> },
  { label: 'Why it waits here', kind: 'wide', cell: (row) => <div>{row.cause.sentence}<small>{row.cause.advice}</small></div> },
  { label: 'Attempts', kind: 'figure', cell: (row) => <span>{row.attempts}</span> },
  {
    label: 'Actions', kind: 'actions',
    cell: (row) => (
      <span className={parts.row}>
        <Button aria-label={`Replay ${row.kind}`} buttonStyle="secondary" margin={false} onClick={() => replay(row)} size="small">Replay</Button>
        <Button aria-label={`Dismiss ${row.kind}`} buttonStyle="secondary" margin={false} onClick={() => dismiss(row)} size="small">Dismiss</Button>
      </span>
    ),
  },
]
