'use client'

import { useDroppable } from '@dnd-kit/core'
import type { ReactNode } from 'react'
import { dayIn } from '@/src/browser/format/month'
import type { Reader } from '../../../format/reader'
import { Entry, type EntryProps } from './Entry'
import { dayWords } from '../span'
import type { Item, Shown } from '../useCalendar'
import styles from '../calendar.module.css'

type Props = Omit<EntryProps, 'item' | 'client'> & { calendar: Shown; rows: string[][]; month: string | null; nameOf: (item: Item) => string; onMore: (day: string) => void }

const mostADay = 4

/** A month or a week as a sheet: one cell a day. */
export const Sheet = ({ calendar, rows, month, nameOf, onMore, ...rest }: Props) => {
  const today = dayIn(new Date(rest.reader.now), rest.reader.zone)
  return (
    <table className={styles.sheet} data-view={month ? 'month' : 'week'}>
      <caption className="sr-only">Posts by day</caption>
      <thead><tr>{rows[0]!.map((day) => <th key={day} scope="col">{weekday(day, rest.reader)}</th>)}</tr></thead>
      <tbody>
        {rows.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const items = calendar.days.find(({ date }) => date === day)?.items ?? []
              const shown = month && items.length > mostADay ? items.slice(0, mostADay - 1) : items
              return (
                <Day day={day} isOutside={month !== null && !day.startsWith(month)} isToday={day === today} key={day} locale={rest.reader.locale}>
                  {shown.length > 0 && <ul className={styles.entries}>{shown.map((item) => <Entry client={nameOf(item)} item={item} key={item.id} {...rest} />)}</ul>}
                  {items.length > shown.length && <button className={styles.more} onClick={() => onMore(day)} type="button">{items.length - shown.length} more</button>}
                </Day>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const weekday = (day: string, { locale }: Reader): string => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

type DayProps = { day: string; isOutside: boolean; isToday: boolean; locale: string; children: ReactNode }

const Day = ({ day, isOutside, isToday, locale, children }: DayProps) => {
  const { setNodeRef, isOver } = useDroppable({ id: day, data: { day } })
  return (
    <td data-outside={isOutside} data-over={isOver} ref={setNodeRef}>
      <p className={styles.number} data-today={isToday}><span aria-hidden="true">{Number(day.slice(8))}</span><span className="sr-only">{dayWords(day, locale)}{isToday ? ', today' : ''}</span></p>
      {children}
    </td>
  )
}
