'use client'

import { Button, Gutter } from '@payloadcms/ui'
import { useCallback, useState } from 'react'
import type { Reader } from '../../format/reader'
import { useFreshFacts } from '../../live/useFreshFacts'
import { useNews } from '../../live/useNews'
import { Editor } from './Editor'
import type { PostFacts } from './facts'
import { Header } from './Header'
import { Kit } from './Kit'
import { Metrics } from './Metrics'
import { Stops } from '../stops/Stops'
import { Shown } from './Shown'
import { StateBanner } from './StateBanner'
import { Thread } from './Thread'
import { Wish } from './Wish'
import styles from './post.module.css'

type Props = { facts: PostFacts; reader: Reader; admin: string; me: { isAdmin: boolean } }

/**
 * One post as it is now, also when others change it. Somebody who types keeps the form as it is: another state waits below a notice until they
 * let go, and another version is settled where theirs is stored.
 */
export const PostPage = ({ facts, ...rest }: Props) => {
  const again = useFreshFacts()
  const [shown, setShown] = useState(facts)
  const [isDirty, setDirty] = useState(false)
  const isHeld = isDirty && facts.status !== shown.status
  if (!isHeld && shown !== facts) setShown(facts)
  useNews(useCallback((news) => {
    if (news.event === 'post.changed' && news.id === facts.id && (news.version !== facts.version || news.status !== facts.status)) again()
  }, [facts.id, facts.version, facts.status, again]))
  return (
    <>
      {isHeld && <Moved label={facts.statusLabel} onLetGo={() => setDirty(false)} />}
      <Page {...rest} again={again} facts={shown} key={shown.status} onDirty={setDirty} />
    </>
  )
}

const Moved = ({ label, onLetGo }: { label: string; onLetGo: () => void }) => (
  <Gutter>
    <div className={styles.moved} role="status">
      <p>Somebody moved this post on while you were writing: it is now “{label}”. What you typed stays here and on this computer.</p>
      <Button buttonStyle="secondary" margin={false} onClick={onLetGo} size="small">Show it as it is now</Button>
    </div>
  </Gutter>
)

/** What now and who must act, then the client's words, the post itself, and what was said about it. */
const Page = ({ facts, reader, admin, me, again, onDirty }: Props & { again: () => void; onDirty: (is: boolean) => void }) => {
  const inWork = facts.allowed.includes('edit')
  return (
    <Gutter className={styles.page}>
      <Header admin={admin} facts={facts} me={me} onChanged={again} reader={reader} />
      {facts.status !== 'posted' && facts.status !== 'rejected' && <Stops client={facts.client.id} initial={facts.stops} key={facts.stops.map(({ id }) => id).join()} reader={reader} />}
      <StateBanner facts={facts} onChanged={again} reader={reader} />
      <Wish facts={facts} reader={reader} />
      {inWork ? <Editor admin={admin} facts={facts} key={facts.id} onChanged={again} onDirty={onDirty} reader={reader} /> : <Shown facts={facts} reader={reader} />}
      {facts.status === 'approved' && <Kit facts={facts} onChanged={again} />}
      {facts.status === 'posted' && <Metrics facts={facts} onChanged={again} reader={reader} />}
      <Thread facts={facts} reader={reader} />
    </Gutter>
  )
}
