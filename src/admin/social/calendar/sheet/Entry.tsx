'use client'

import { DragHandleIcon, Link, MoreIcon } from '@payloadcms/ui'
import { useDraggable } from '@dnd-kit/core'
import { isPlatform, platformRules } from '@/src/domain/social/rules'
import type { Reader } from '../../../format/reader'
import { shownState } from '../../../status/tone'
import { NetworkIcon } from '../../NetworkIcon'
import { isMovable } from './move'
import { timeWords } from '../span'
import type { Item } from '../useCalendar'
import styles from '../calendar.module.css'

export type EntryProps = { item: Item; reader: Reader; admin: string; client: string; onMove: (item: Item) => void }

/** What a post is in a few words: time, state, network and for whom; never told by colour alone. */
export const Words = ({ item, reader, client }: Pick<EntryProps, 'item' | 'reader' | 'client'>) => {
  const { label } = shownState('posts', item.status)
  const more = [item.isLate && 'late', item.publishState === 'failed' && 'publishing failed', item.publishState === 'unknown' && 'is it live?'].filter(Boolean)
  return (
    <span className={styles.meta}>
      {item.at && <span>{timeWords(item.at, reader.locale, reader.zone)}</span>}
      <span>{[label, ...more].join(', ')}</span>
      <bdi>{client}</bdi>
      {isPlatform(item.platform) && <span className="sr-only">{platformRules[item.platform].label}</span>}
    </span>
  )
}

/** A post on its day: taken with the mouse or a finger, by the grip with the keyboard, or moved by a dialog. */
export const Entry = ({ item, reader, admin, client, onMove }: EntryProps) => {
  const { listeners, attributes, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({ id: item.id, data: { item }, disabled: !isMovable(item) })
  const { onKeyDown, ...byHand } = listeners ?? {}
  return (
    <li className={styles.entry} data-dragged={isDragging} data-movable={isMovable(item)} data-tone={shownState('posts', item.status).pill} ref={setNodeRef} {...byHand}>
      <span className={styles.title}>
        {isPlatform(item.platform) && <NetworkIcon platform={item.platform} />}
        <Link dir="auto" draggable={false} href={`${admin}/collections/posts/${item.id}`} prefetch={false} title={item.title}>{item.title}</Link>
      </span>
      <Words client={client} item={item} reader={reader} />
      {isMovable(item) && (
        <span className={styles.tools}>
          <button {...attributes} aria-label={`Take up “${item.title}”`} className={styles.tool} onKeyDown={onKeyDown as never} ref={setActivatorNodeRef} type="button"><DragHandleIcon /></button>
          <button aria-label={`Move “${item.title}” to…`} className={styles.tool} onClick={() => onMove(item)} onMouseDown={(event) => event.stopPropagation()} title="Move to…" type="button"><MoreIcon /></button>
        </span>
      )}
    </li>
  )
}
