'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { Reader } from '../../format/reader'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import type { Choices } from '../composer/choices'
import { Board } from './Board'
import { Head } from './Head'
import { MoveDialog } from './MoveDialog'
import { addressOf, placeOf, type Place } from './span'
import { useCalendar, type Item } from './useCalendar'
import { useNarrow } from './useNarrow'
import styles from './calendar.module.css'

type Props = { choices: Choices; reader: Reader; admin: string; mayWrite: boolean }

/** The plan: as a month, a week or a list; a phone shows the list. */
export const Calendar = ({ choices, reader, admin, mayWrite }: Props) => {
  const asked = placeOf(new URLSearchParams(useSearchParams().toString()), reader.now, reader.zone)
  const isNarrow = useNarrow()
  const place: Place = isNarrow && asked.view === 'month' ? { ...asked, view: 'list' } : asked
  const { calendar, error, again, put } = useCalendar(place, reader.zone)
  const [moving, setMoving] = useState<Item | null>(null)
  const [told, setTold] = useState('')
  const go = (changed: Partial<Place>) => window.history.replaceState(null, '', addressOf({ ...asked, ...changed }))
  const moved = (words: string) => {
    setMoving(null)
    setTold(words)
    void again()
  }
  const close = () => setMoving(null)
  return (
    <>
      <Head admin={admin} clients={choices.clients} go={go} isNarrow={isNarrow} mayWrite={mayWrite} place={place} reader={reader} />
      {error ? <Failure error={error} onRetry={() => void again()} /> : null}
      {calendar ? <Board admin={admin} again={again} calendar={calendar} clients={choices.clients} go={go} isNarrow={isNarrow} onMove={setMoving} place={place} put={put} reader={reader} setTold={setTold} /> : !error && <Skeleton height="96px" rows={5} />}
      {calendar?.isCut && <p className={styles.hint}>These are the first 1,000 posts. Choose a client or a week to see the others.</p>}
      <p aria-live="polite" className="sr-only">{told}</p>
      {moving && <MoveDialog account={choices.accounts.find(({ id }) => id === moving.connection)} item={moving} key={moving.id} locale={reader.locale} onClose={close} onMoved={moved} zone={reader.zone} />}
    </>
  )
}
