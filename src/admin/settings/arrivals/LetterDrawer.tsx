'use client'

import { Button, Drawer, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { fileSize } from '../../format/number'
import type { Reader } from '../../format/reader'
import { exact } from '../../format/time'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { Answered } from '../parts/Answered'
import { Facts } from '../parts/Facts'
import parts from '../parts/parts.module.css'
import { useAnswer } from '../parts/useAnswer'
import styles from './arrivals.module.css'
import type { Change, DeadLetter } from './types'

export const letterDrawer = 'dead-letter'

type Props = { letter: DeadLetter | null; reader: Reader; onReplay: (letter: DeadLetter) => void; onDismiss: (letter: DeadLetter) => void }

/** One message that was put aside: the cause, its text, and what a replay would change. */
export const LetterDrawer = ({ letter, reader, onReplay, onDismiss }: Props) => {
  const { isModalOpen } = useModal()
  return (
    <Drawer slug={letterDrawer} title={letter?.kind ?? 'Message'}>
      {letter && isModalOpen(letterDrawer) && (
        <div className={styles.letter}>
          <div className={parts.banner} data-tone="bad">
            <p>{letter.cause.sentence} {letter.cause.advice}</p>
          </div>
          <Facts facts={[['Came', exact(letter.createdAt, reader.locale, reader.zone)], ['Attempts', String(letter.attempts)], ['Error', letter.error], ['Code', letter.code], ['Id', <code key="id">{letter.id}</code>]]} />
          <Preview id={letter.id} />
          <Text id={letter.id} reader={reader} />
          <div className={parts.row}>
            <Button margin={false} onClick={() => onReplay(letter)} size="medium">Replay</Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => onDismiss(letter)} size="medium">Dismiss</Button>
          </div>
        </div>
      )}
    </Drawer>
  )
}

const Preview = ({ id }: { id: string }) => {
  const [changes, setChanges] = useState<Change[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    const aborter = new AbortController()
    call<{ changes: Change[] }>(`/webhook-events/${id}/replay`, { method: 'POST', body: { dryRun: true }, signal: aborter.signal }).then(
      (answer) => setChanges(answer.changes),
      (failure: unknown) => aborter.signal.aborted || setError(failure),
    )
    return () => aborter.abort()
  }, [id])
  return (
    <section>
      <h3>What a replay would change</h3>
      {error ? <Failure error={error} /> : !changes ? <Skeleton height="24px" rows={1} /> : changes.length ? (
        <ul>{changes.map((change, at) => <li key={at}>{change.what}</li>)}</ul>
      ) : (
        <p>Nothing that can be told beforehand.</p>
      )}
    </section>
  )
}

const Text = ({ id, reader }: { id: string; reader: Reader }) => {
  const answer = useAnswer<{ text: string | null; size: number; isWhole: boolean }>(`/webhook-events/${id}/message`)
  return (
    <section>
      <h3>The message as it came</h3>
      <Answered answer={answer} rows={2}>
        {({ text, size, isWhole }) =>
          text === null ? <p>Its text is no longer kept.</p> : (
            <>
              <pre className={parts.raw} dir="ltr" tabIndex={0}>{text || '(empty)'}</pre>
              <p>{fileSize(size, reader.locale)}{!isWhole && '; only the beginning is shown'}</p>
            </>
          )
        }
      </Answered>
    </section>
  )
}
