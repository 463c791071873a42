'use client'

import { toast } from '@payloadcms/ui'
import { DndContext, DragOverlay, type DragEndEvent } from '@dnd-kit/core'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import type { Reader } from '../../format/reader'
import { shownState } from '../../status/tone'
import { Empty } from '../../shared/Empty'
import { tellClash } from '../composer/near'
import { movePost } from '../composer/save'
import type { ClientChoice } from '../composer/values'
import { DayList, Row } from './DayList'
import { announcementsFor, collision, instructions, useDragSensors } from './sheet/dragging'
import { Words } from './sheet/Entry'
import { momentOn } from './sheet/move'
import { Sheet } from './sheet/Sheet'
import { dayWords, rowsOf, timeWords, type Place } from './span'
import { Tray } from './sheet/Tray'
import type { Item, Shown } from './useCalendar'
import styles from './calendar.module.css'

type Props = {
  calendar: Shown; place: Place; clients: readonly ClientChoice[]; reader: Reader; admin: string; isNarrow: boolean
  go: (changed: Partial<Place>) => void; onMove: (item: Item) => void; put: (item: Item, day: string | null) => void; again: () => Promise<void>; setTold: (told: string) => void
}

/** The days with their posts, and those without a time beside them. What is put elsewhere stands there at once, and goes back with the reason when the server refuses. */
export const Board = ({ calendar, place, clients, reader, admin, isNarrow, go, onMove, put, again, setTold }: Props) => {
  const sensors = useDragSensors()
  const [taken, setTaken] = useState<Item | null>(null)
  const all = [...calendar.days.flatMap(({ items }) => items), ...calendar.unscheduled]
  const nameOf = ({ client }: Item) => clients.find(({ id }) => id === client)?.name ?? ''
  const move = async (item: Item, at: string | null, day: string | null) => {
    put({ ...item, at, isLate: false }, day)
    try {
      const saved = await movePost(item.id, 'reschedule', { scheduledAt: at, ...(item.scheduledTimezone ? {} : { scheduledTimezone: reader.zone }) })
      const told = at ? `“${item.title}” goes out on ${dayWords(day!, reader.locale)} at ${timeWords(at, reader.locale, reader.zone)}.` : `“${item.title}” has no time any more.`
      toast.success(item.status === 'approved' ? `${told} The client is told.` : told)
      tellClash(saved)
    } catch (error) {
      toast.error(sentenceOf(error))
      setTold(`Put back. ${sentenceOf(error)}`)
    }
    await again()
  }
  const end = ({ active, over }: DragEndEvent) => {
    const item = taken
    setTaken(null)
    const day = over ? ((over.data.current as { day: string | null }).day) : undefined
    const from = calendar.days.find(({ items }) => items.some(({ id }) => id === active.id))?.date ?? null
    if (item && day !== undefined && day !== from) void move(item, day && momentOn(item, day, reader.zone), day)
  }
  const shared = { admin, nameOf, onMove, reader }
  const isEmpty = !calendar.days.some(({ items }) => items.length)
  const nothing = <Empty title={place.view === 'week' ? 'Nothing planned this week' : 'Nothing planned this month'}>Posts stand here as soon as they have a time.</Empty>
  if (place.view === 'list' || isNarrow)
    return (
      <>
        {isEmpty ? nothing : <DayList calendar={calendar} {...shared} />}
        <section aria-labelledby="unplanned"><h2 className={styles.under} id="unplanned">Without a time</h2>{calendar.unscheduled.length ? <ul className={styles.rows}>{calendar.unscheduled.map((item) => <Row item={item} key={item.id} {...shared} />)}</ul> : <p className={styles.hint}>Every post that is on its way has a time.</p>}</section>
      </>
    )
  return (
    <DndContext accessibility={{ announcements: announcementsFor((id) => all.find((item) => item.id === id)?.title ?? '', reader.locale), screenReaderInstructions: instructions }} collisionDetection={collision} id="post-calendar" onDragCancel={() => setTaken(null)} onDragEnd={end} onDragStart={({ active }) => setTaken(all.find(({ id }) => id === active.id) ?? null)} sensors={sensors}>
      {isEmpty && nothing}
      <div className={styles.board}>
        <Sheet calendar={calendar} month={place.view === 'month' ? place.at.slice(0, 7) : null} onMore={(day) => go({ view: 'week', at: day })} rows={rowsOf(place)} {...shared} />
        <Tray items={calendar.unscheduled} {...shared} />
      </div>
      <DragOverlay dropAnimation={null}>{taken && <div className={styles.entry} data-overlay="true" data-tone={shownState('posts', taken.status).pill}><span className={styles.title}><span dir="auto">{taken.title}</span></span><Words client={nameOf(taken)} item={taken} reader={reader} /></div>}</DragOverlay>
    </DndContext>
  )
}
