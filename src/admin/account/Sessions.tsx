'use client'

import { Button, Pill, toast, useAuth } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { call, sentenceOf } from '../api'
import { readerOf } from '../format/reader'
import { Failure } from '../shared/Failure'
import { Skeleton } from '../shared/Skeleton'
import { Time } from '../shared/Time'
import { Row } from './Row'
import styles from './account.module.css'

type Session = { id: string; device: string; address: string | null; userAgent: string | null; createdAt: string; lastUsedAt: string | null; expiresAt: string; isCurrent: boolean }

/** Where a person is signed in, this place marked, and the way to end the others. `ended` counts what has ended some from elsewhere on the page. */
export const Sessions = ({ ended }: { ended: number }) => {
  const { user } = useAuth()
  const [sessions, setSessions] = useState<Session[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const look = useCallback(() => call<{ docs: Session[] }>('/users/me/sessions').then(({ docs }) => (setSessions(docs), setError(null)), setError), [])
  useEffect(() => void look(), [look, ended])
  const end = async (path: string, told: string) => {
    setBusy(true)
    await call(path, { method: 'DELETE' }).then(() => toast.success(told), (thrown) => toast.error(sentenceOf(thrown)))
    await look()
    setBusy(false)
  }
  const others = sessions?.filter(({ isCurrent }) => !isCurrent) ?? []
  const endAll = () => void end('/users/me/sessions', others.length === 1 ? 'The other session has ended.' : `${others.length} other sessions have ended.`)
  return (
    <Row actions={others.length > 1 && <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={endAll} size="small">End all others</Button>} title="Sessions">
      <p>Where you are signed in. End what you do not know, and change your password then.</p>
      {error ? <Failure error={error} onRetry={() => void look()} /> : !sessions ? <Skeleton height="56px" rows={2} /> : (
        <ul className={styles.sessions}>
          {sessions.map((session) => <One busy={busy} key={session.id} onEnd={() => void end(`/users/me/sessions/${session.id}`, `Ended: ${session.device}.`)} reader={readerOf(user)} session={session} />)}
        </ul>
      )}
    </Row>
  )
}

type OneProps = { session: Session; reader: ReturnType<typeof readerOf>; busy: boolean; onEnd: () => void }

const One = ({ session: { device, address, userAgent, createdAt, lastUsedAt, isCurrent }, reader, busy, onEnd }: OneProps) => (
  <li className={styles.session}>
    <div>
      <div className={styles.device} title={userAgent ?? undefined}>
        {device} {isCurrent && <Pill pillStyle="success" size="small">This one</Pill>}
      </div>
      <p className={styles.quiet}>
        {address && <>From {address}. </>}
        Signed in <Time at={createdAt} reader={reader} />, {isCurrent ? 'in use now' : <>last used <Time at={lastUsedAt ?? createdAt} reader={reader} /></>}.
      </p>
    </div>
    {!isCurrent && <Button aria-label={`End the session: ${device}${address ? `, ${address}` : ''}`} buttonStyle="secondary" disabled={busy} margin={false} onClick={onEnd} size="small">End</Button>}
  </li>
)
