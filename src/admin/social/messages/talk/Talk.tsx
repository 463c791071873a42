'use client'

import { Button, Link } from '@payloadcms/ui'
import { useEnd } from '@/src/browser/talk/useEnd'
import { useLeading } from '@/src/browser/talk/useLeading'
import { useTalk } from '@/src/browser/talk/useTalk'
import type { Reader } from '../../../format/reader'
import { useNews } from '../../../live/useNews'
import { isLive } from '../../../progress/socket'
import { Avatar } from '../../../shared/Avatar'
import { Time } from '../../../shared/Time'
import type { Shown } from './shown'
import { Composer } from './Composer'
import { Lines } from './Lines'
import { Dot } from '../List'
import type { Presence } from '../useConversations'
import { useTyping } from './useTyping'
import styles from '../messages.module.css'

type Props = { shown: Shown; presence: Presence; reader: Reader; admin: string; onBack: () => void; /** A line to lead to; a new object leads there once more. */ found: { id: string } | null }

const wire = { isLive, useNews }

/** A conversation: who it is and whether they are there, what was said, and the field to write in. */
export const Talk = ({ shown, presence, reader, admin, onBack, found }: Props) => {
  const { client, with: other } = shown
  const there = `?client=${client.id}`
  const { lines, hasMore, pending, fault, send, again, older, rewrite } = useTalk(
    { read: `/messages/conversation/${other}${there}`, write: '/messages', more: { to: other, client: client.id }, mark: `/messages/conversation/${other}/read${there}`, conversation: shown.conversation },
    { lines: shown.messages, hasMore: shown.hasMore }, wire)
  const { typist, onType } = useTyping(shown)
  const person = shown.participants.find(({ id }) => id === other)
  const now = presence ?? person?.presence
  const box = useEnd(lines.length, pending.length)
  useLeading(found, lines, hasMore, older)
  return (
    <section aria-labelledby="talk-title" className={styles.talk}>
      <header className={styles.who}>
        <span className={styles.back}><Button buttonStyle="secondary" margin={false} onClick={onBack} size="small">All</Button></span>
        <Avatar image={person?.picture} name={person?.name ?? ''} />
        <Dot online={Boolean(now?.online)} />
        <div>
          <h2 id="talk-title"><bdi>{person?.name ?? 'Conversation'}</bdi></h2>
          <p className={styles.hint}><Link href={`${admin}/collections/clients/${client.id}`} prefetch={false}><bdi>{client.name}</bdi></Link>{now?.online ? ' · Online' : now?.lastSeen ? <> · Last here <Time at={now.lastSeen} reader={reader} /></> : null}</p>
        </div>
      </header>
      <div aria-label="What was said" aria-live="polite" className={styles.lines} ref={box} role="log" tabIndex={0}>
        <div>
          {hasMore && <Button buttonStyle="secondary" margin={false} onClick={() => void older()} size="small">Show earlier ones</Button>}
          {lines.length || pending.length ? <Lines admin={admin} lines={lines} onAgain={again} pending={pending} reader={reader} rewrite={rewrite} /> : <p className={styles.hint}>Nothing was written yet. Say hello to {person?.name}.</p>}
        </div>
      </div>
      <p aria-live="polite" className={styles.typing}>{typist && `${typist} is writing…`}</p>
      {fault && <p className={styles.fault} role="alert">{fault}</p>}
      {shown.canWrite ? <Composer draft={shown.conversation} label={`Write to ${person?.name ?? 'them'}`} onSend={send} onType={onType} /> : <p className={styles.hint}>You can read this conversation, and each reading is recorded. To write in it, have yourself assigned to the client.</p>}
    </section>
  )
}
