'use client'

import { Gutter } from '@payloadcms/ui'
import type { Reader } from '../format/reader'
import { FailedView } from './failed/FailedView'
import { OverView } from './failed/OverView'
import type { DocumentFacts } from './facts/types'
import { useFreshFacts } from '../live/useFreshFacts'
import { Header } from './header/Header'
import { ReadyView } from './ready/ReadyView'
import { UnderWay } from './UnderWay'
import styles from './document.module.css'

type Props = { facts: DocumentFacts; reader: Reader; admin: string; tab: string }

/** The page by the document's state. Coming back to the browser tab reads the facts again. */
export const DocumentPage = ({ facts, reader, admin, tab }: Props) => {
  const again = useFreshFacts()
  const { status, run } = facts
  if ((status === 'pending' || status === 'generating') && run)
    return (
      <Gutter className={styles.page}>
        <UnderWay admin={admin} again={again} facts={facts} key={run.id} reader={reader} run={run} />
      </Gutter>
    )
  return (
    <Gutter className={styles.page}>
      <Header admin={admin} facts={facts} onChanged={again} reader={reader} />
      <Body admin={admin} again={again} facts={facts} reader={reader} tab={tab} />
    </Gutter>
  )
}

const Body = ({ facts, reader, admin, tab, again }: Props & { again: () => void }) => {
  const { status } = facts
  if (status === 'pending' || status === 'generating') return null
  if (status === 'failed') return <FailedView facts={facts} onChanged={again} reader={reader} />
  if (status === 'canceled' || status === 'expired') return <OverView admin={admin} facts={facts} reader={reader} />
  return <ReadyView facts={facts} initialTab={tab} onChanged={again} reader={reader} />
}
