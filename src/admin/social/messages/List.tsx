'use client'

import { Pill } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { Entry } from '../../form/Entry'
import { Avatar } from '../../shared/Avatar'
import { Time } from '../../shared/Time'
import type { Conversation, Found } from './useConversations'
import styles from './messages.module.css'

type Props = { rows: readonly Conversation[]; hits: readonly Found[]; open: string | null; search: string; setSearch: (search: string) => void; onOpen: (other: string, line?: string) => void; reader: Reader }

/** The people one writes with, unread ones first; below them the lines that hold the words looked for. */
export const List = ({ rows, hits, open, search, setSearch, onOpen, reader }: Props) => (
  <nav aria-label="Conversations" className={styles.list}>
    <search><Entry id="messages-search" label="Search" onChange={setSearch} placeholder="Person, client or words" value={search} /></search>
    <p aria-live="polite" className="sr-only">{search && `${rows.length} conversations, ${hits.length} messages.`}</p>
    {rows.length > 0 && <ul>{rows.map((row) => <Person isOpen={row.with === open} key={row.conversation} onOpen={onOpen} reader={reader} row={row} />)}</ul>}
    {hits.length > 0 && (
      <>
        <h2>Messages</h2>
        <ul>
          {hits.map((hit) => (
            <li key={hit.id}>
              <button className={styles.person} onClick={() => onOpen(hit.with, hit.id)} type="button">
                <span className={styles.words}>
                  <span className={styles.top}><strong><bdi>{hit.author}</bdi></strong><Time at={hit.createdAt} reader={reader} /></span>
                  <span className={styles.last} dir="auto">{hit.body}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </>
    )}
    {search && !rows.length && !hits.length && <p className={styles.hint}>Nothing holds these words.</p>}
  </nav>
)

const Person = ({ row: { name, picture, client, presence, unread, last, with: other }, isOpen, onOpen, reader }: { row: Conversation; isOpen: boolean; onOpen: (other: string) => void; reader: Reader }) => (
  <li>
    <button aria-current={isOpen ? 'true' : undefined} className={styles.person} data-unread={unread > 0} onClick={() => onOpen(other)} type="button">
      <Avatar image={picture} name={name} />
      <span className={styles.words}>
        <span className={styles.top}>
          <Dot online={Boolean(presence?.online)} />
          <strong><bdi>{name}</bdi></strong>
          {last && <Time at={last.createdAt} reader={reader} />}
        </span>
        <span className={styles.where}><bdi>{client.name}</bdi>{unread > 0 && <Pill pillStyle="warning" size="small">{unread} unread</Pill>}</span>
        <span className={styles.last} dir="auto">{last ? `${last.mine ? 'You: ' : ''}${last.body ?? 'Removed'}` : 'Nothing was written yet'}</span>
      </span>
    </button>
  </li>
)

/** Whether somebody has a page open, as a dot and, for who does not see it, a word. */
export const Dot = ({ online }: { online: boolean }) => <span className={styles.dot} data-online={online} title={online ? 'Online' : 'Not here'}><span className="sr-only">{online ? 'Online' : 'Not here'}</span></span>
