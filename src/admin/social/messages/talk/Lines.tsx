'use client'

import { Button } from '@payloadcms/ui'
import { stepOf, type Line, type Pending } from '@/src/browser/talk/line'
import type { Reader } from '../../../format/reader'
import { Avatar } from '../../../shared/Avatar'
import { Time } from '../../../shared/Time'
import { PostCard } from './PostCard'
import { Words, type Rewrite } from './Words'
import styles from '../messages.module.css'

type Props = { lines: readonly Line[]; pending: readonly Pending[]; reader: Reader; admin: string; onAgain: (one: Pending) => void; rewrite: Rewrite }

const postIn = /\/(?:collections\/)?posts\/([0-9a-f]{8}-[0-9a-f-]{27})/

/** What was said, oldest first; below it what has not arrived yet. */
export const Lines = ({ lines, pending, reader, admin, onAgain, rewrite }: Props) => (
  <ol className={styles.said}>
    {lines.map((line) => <One admin={admin} key={line.id} line={line} reader={reader} rewrite={rewrite} />)}
    {pending.map((one) => (
      <li data-mine="true" key={one.token}>
        <p className={styles.body} data-pending="true" dir="auto">{one.body}</p>
        {one.failed ? <Button buttonStyle="secondary" margin={false} onClick={() => onAgain(one)} size="small">Not sent. Try again</Button> : <small>Sending…</small>}
      </li>
    ))}
  </ol>
)

const One = ({ line, reader, admin, rewrite }: { line: Line; reader: Reader; admin: string; rewrite: Rewrite }) => {
  const step = stepOf(line.intent)
  const post = line.body && postIn.exec(line.body)?.[1]
  if (step !== null) return <li className={styles.step}>{line.body ?? step} · <Time at={line.createdAt} reader={reader} /></li>
  return (
    <li data-mine={line.mine} id={`line-${line.id}`} tabIndex={-1}>
      <p className={styles.by}>{!line.mine && <Avatar image={line.author?.picture} name={line.author?.name ?? ''} size={22} />}<strong><bdi>{line.mine ? 'You' : (line.author?.name ?? 'Somebody')}</bdi></strong> <Time at={line.createdAt} reader={reader} />{line.editedAt && !line.removed && <span>· changed</span>}</p>
      {line.removed ? <p className={styles.hint}>Removed</p> : <Words line={line} rewrite={rewrite} />}
      {post && <PostCard admin={admin} id={post} />}
      {line.attachments.length > 0 && <ul className={styles.files}>{line.attachments.map(({ id, name, mimeType, url }) => <li key={id}><a href={url} rel="noreferrer" target="_blank">{mimeType.startsWith('image/') ? <img alt={name} loading="lazy" src={url} /> : name}</a></li>)}</ul>}
      {line.mine && line.readAt && <small>Read <Time at={line.readAt} reader={reader} /></small>}
    </li>
  )
}
