'use client'

import { Button, toast } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { AsJson } from '@/src/browser/api'
import type { ShownLine } from '@/src/domain/platform/messages/lines/lines'
import { useEarly } from '@/src/browser/forms/useEarly'
import { call, sentenceOf } from '../../api'
import type { Reader } from '../../format/reader'
import { useNews } from '../../live/useNews'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { Time } from '../../shared/Time'
import type { PostFacts } from './facts'
import styles from './post.module.css'

type Line = AsJson<ShownLine>
/** Without a socket a new line is seen after as long. */
const every = 30_000
const said = new Set(['message.created', 'message.changed', 'message.read'])

/** What was said about the post and what became of it; notes among staff stand apart and never leave the agency. */
export const Thread = ({ facts, reader }: { facts: PostFacts; reader: Reader }) => {
  const [lines, setLines] = useState<Line[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const read = useCallback(async () => {
    try {
      const { messages } = await call<{ messages: Line[] }>(`/posts/${facts.id}/thread?limit=100`)
      setLines(messages)
      setError(null)
      const last = messages.at(-1)
      if (last && messages.some(({ unread }) => unread)) await call(`/posts/${facts.id}/thread/read`, { method: 'POST', body: { upTo: last.id } })
    } catch (thrown) {
      setError(thrown)
    }
  }, [facts.id])
  useEffect(() => {
    void read()
    const timer = setInterval(() => void read(), every)
    return () => clearInterval(timer)
  }, [read, facts.version, facts.status])
  useNews(useCallback((news) => {
    if (said.has(news.event) && news.conversation === `post:${facts.id}`) void read()
  }, [facts.id, read]))
  return (
    <section aria-labelledby="thread" className={styles.part}>
      <h2 id="thread">What was said</h2>
      {error && !lines ? <Failure error={error} onRetry={() => void read()} /> : !lines ? <Skeleton rows={3} /> : lines.length ? <Lines lines={lines} reader={reader} /> : <Empty title="Nothing was said yet">Comments and each step of the post stand here.</Empty>}
      <Say client={facts.client.name} id={facts.id} onSaid={read} />
    </section>
  )
}

const Lines = ({ lines, reader }: { lines: readonly Line[]; reader: Reader }) => (
  <ol aria-live="polite" className={styles.lines}>
    {lines.map((line) => (
      <li data-internal={line.internal} data-side={line.author?.side ?? 'system'} key={line.id}>
        <p className={styles.who}>
          <strong>{line.author?.name ?? 'The platform'}</strong>
          {line.internal && <span>Internal note</span>}
          {line.version && <span>version {line.version}</span>}
          <Time at={line.createdAt} reader={reader} />
        </p>
        {line.intent !== 'comment' && <p className={styles.intent}>{steps[line.intent] ?? line.intent}</p>}
        {line.removed ? <p className={styles.intent}>Removed</p> : line.body && <p className={styles.body} dir="auto">{line.body}</p>}
        {line.attachments.map(({ id, name, url }) => <a href={url} key={id}>{name}</a>)}
      </li>
    ))}
  </ol>
)

const steps: Record<string, string> = {
  submitted: 'submitted it for approval', approved: 'approved it', rejected: 'rejected it', changes_requested: 'asked for changes', resubmitted: 'submitted it again', recalled: 'took it back',
  withdrawn: 'withdrew it', rescheduled: 'changed the time', posted: 'posted it', publish_failed: 'publishing failed', undone: 'took the decision back',
}

/** A comment for the client, or a note among staff: which of the two is said on the button. */
const Say = ({ id, client, onSaid }: { id: string; client: string; onSaid: () => Promise<void> }) => {
  const [body, setBody] = useState('')
  const field = useEarly<HTMLTextAreaElement>({ value: body, onChange: ({ target }) => setBody(target.value) })
  const [internal, setInternal] = useState(false)
  const [busy, setBusy] = useState(false)
  const say = async () => {
    setBusy(true)
    try {
      await call(`/posts/${id}/thread`, { method: 'POST', body: { body: body.trim(), internal } })
      setBody('')
      await onSaid()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <form className={styles.say} data-internal={internal} onSubmit={(event) => { event.preventDefault(); void say() }}>
      <label className="sr-only" htmlFor="say">Comment</label>
      <textarea className={styles.area} dir="auto" id="say" maxLength={5000} onChange={({ target }) => setBody(target.value)} placeholder={internal ? 'A note that only staff read' : `Write to ${client}`} ref={field} rows={2} value={body} />
      <div className={styles.buttons}>
        <label className={styles.check}><input checked={internal} onChange={({ target }) => setInternal(target.checked)} type="checkbox" /> Internal note</label>
        <Button disabled={busy || !body.trim()} margin={false} size="medium" type="submit">{internal ? 'Keep the note' : `Send to ${client}`}</Button>
      </div>
    </form>
  )
}
