'use client'

import { Button, Link } from '@payloadcms/ui'
import { isPlatform } from '@/src/domain/social/rules'
import { StatusPill } from '../../status/StatusPill'
import { NetworkIcon } from '../NetworkIcon'
import type { EntryProps } from './sheet/Entry'
import { isMovable } from './sheet/move'
import { dayWords, timeWords } from './span'
import type { Item, Shown } from './useCalendar'
import styles from './calendar.module.css'

type Props = Omit<EntryProps, 'item' | 'client'> & { calendar: Shown; nameOf: (item: Item) => string }

/** The days that hold something, one below the other; what a phone shows. */
export const DayList = ({ calendar, ...rest }: Props) => (
  <ol className={styles.days}>
    {calendar.days.filter(({ items }) => items.length).map(({ date, items }) => (
      <li key={date}>
        <h2>{dayWords(date, rest.reader.locale)}</h2>
        <ul>{items.map((item) => <Row item={item} key={item.id} {...rest} />)}</ul>
      </li>
    ))}
  </ol>
)

/** A post in a line, with its move as a button. */
export const Row = ({ item, reader, admin, nameOf, onMove }: Omit<Props, 'calendar'> & { item: Item }) => (
  <li className={styles.row}>
    <span className={styles.clock}>{item.at ? timeWords(item.at, reader.locale, reader.zone) : '–'}</span>
    {isPlatform(item.platform) && <NetworkIcon platform={item.platform} />}
    <span className={styles.rowWords}>
      <Link dir="auto" href={`${admin}/collections/posts/${item.id}`} prefetch={false}>{item.title}</Link>
      <small><bdi>{nameOf(item)}</bdi>{item.isLate && ' · late'}{item.publishState === 'failed' && ' · publishing failed'}</small>
    </span>
    <StatusPill collection="posts" state={item.status} />
    {isMovable(item) && <Button aria-label={`Move to… “${item.title}”`} buttonStyle="secondary" margin={false} onClick={() => onMove(item)} size="small">Move to…</Button>}
  </li>
)
