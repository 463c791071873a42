'use client'

import { useDroppable } from '@dnd-kit/core'
import { Entry, type EntryProps } from './Entry'
import type { Item } from '../useCalendar'
import styles from '../calendar.module.css'

export const tray = 'unscheduled'

type Props = Omit<EntryProps, 'item' | 'client'> & { items: readonly Item[]; nameOf: (item: Item) => string }

/** Posts without a time: drawn onto a day, or put back here from one. */
export const Tray = ({ items, nameOf, ...rest }: Props) => {
  const { setNodeRef, isOver } = useDroppable({ id: tray, data: { day: null } })
  return (
    <section aria-labelledby="tray-title" className={styles.tray} data-over={isOver} ref={setNodeRef}>
      <h2 id="tray-title">Without a time{items.length > 0 && <span className={styles.count}>{items.length}</span>}</h2>
      {items.length ? <ul className={styles.entries}>{items.map((item) => <Entry client={nameOf(item)} item={item} key={item.id} {...rest} />)}</ul> : <p className={styles.hint}>Every post that is on its way has a time.</p>}
    </section>
  )
}
