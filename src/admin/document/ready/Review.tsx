'use client'

import { Button, Pill, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import type { Reader } from '@/src/browser/format/reader'
import { Time } from '../../shared/Time'
import type { ReviewFacts } from '../facts/types'
import styles from './ready.module.css'

type Props = { id: string; review: ReviewFacts; reader: Reader; onChanged: () => void }

/** The client's review: where it stands, what was said, and sending the document for it. */
export const Review = ({ id, review, reader, onChanged }: Props) => {
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    await call(`/documents/${id}/request-review`, { method: 'POST', body: {} }).then(onChanged, (error: unknown) => toast.error(sentenceOf(error)))
    setBusy(false)
  }
  return (
    <section aria-label="Review by the client" className={styles.remaking}>
      <div className={styles.remakingBar}>
        <div>
          <Pill pillStyle={review.pill} size="small">{review.label}</Pill> <Words reader={reader} review={review} />
        </div>
        {review.said?.note && <p dir="auto">“{review.said.note}”</p>}
      </div>
      {review.state !== 'none' && (
        <Button buttonStyle="secondary" el="anchor" margin={false} newTab size="small" url={`/api/documents/${id}/proof-sheet`}>Proof sheet</Button>
      )}
      {review.mayAsk && (
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void send()} size="small">
          {busy ? 'Sending…' : review.state === 'none' ? 'Send for review' : 'Send for review again'}
        </Button>
      )}
    </section>
  )
}

const Words = ({ review: { state, said, since, waitingFor }, reader }: Pick<Props, 'review' | 'reader'>) => {
  if (state === 'requested') return <>Waiting for {waitingFor.join(', ') || 'the client'}{since && <> since <Time at={since} reader={reader} /></>}.</>
  if (said) return <>{said.who}, <Time at={said.at} reader={reader} /></>
  return <>The client has not been asked yet.</>
}
