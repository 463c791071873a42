'use client'

import { Gutter } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { useFreshFacts } from '../../live/useFreshFacts'
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

/** What now and who must act, then the client's words, the post itself, and what was said about it. */
export const PostPage = ({ facts, reader, admin, me }: Props) => {
  const again = useFreshFacts()
  const inWork = facts.allowed.includes('edit')
  return (
    <Gutter className={styles.page}>
      <Header admin={admin} facts={facts} me={me} onChanged={again} reader={reader} />
      {facts.status !== 'posted' && facts.status !== 'rejected' && <Stops client={facts.client.id} initial={facts.stops} key={facts.stops.map(({ id }) => id).join()} reader={reader} />}
      <StateBanner facts={facts} onChanged={again} reader={reader} />
      <Wish facts={facts} reader={reader} />
      {inWork ? <Editor admin={admin} facts={facts} key={facts.id} onChanged={again} reader={reader} /> : <Shown facts={facts} reader={reader} />}
      {facts.status === 'approved' && <Kit facts={facts} onChanged={again} />}
      {facts.status === 'posted' && <Metrics facts={facts} onChanged={again} reader={reader} />}
      <Thread facts={facts} reader={reader} />
    </Gutter>
  )
}
