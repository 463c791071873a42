'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { CallFailed, call, sentenceOf } from '../../api'
import { Skeleton } from '../../shared/Skeleton'
import styles from '../signIn.module.css'
import { JoinKnown, JoinNew } from './Join'
import { goOn, type SignedIn } from './SignInForm'
import { useToken } from '@/src/browser/forms/useToken'

export type Accepted = SignedIn & { signIn?: boolean }
type Invitation = { state: 'ended' } | { state: 'new' | 'known' | 'yours'; email: string; agency: string }
type Case = Invitation | { state: 'joined' } | { state: 'fault'; words: string } | null

const faultOf = (thrown: unknown): Case => {
  if (thrown instanceof CallFailed && thrown.code === 'AUTH_009') return { state: 'ended' }
  return { state: 'fault', words: sentenceOf(thrown) }
}

/** Accepts an invitation: who is new chooses a password, who has an account proves it, who is signed in joins by a press. */
export const AcceptForm = () => {
  const token = useToken()
  const [found, setFound] = useState<Case>(null)
  useEffect(() => {
    if (token) void call<Invitation>('/users/invitation', { method: 'POST', body: { token } }).then(setFound, (error) => setFound(faultOf(error)))
  }, [token])
  const done = (answer: Accepted) => (answer.signIn ? setFound({ state: 'joined' }) : goOn(answer))
  const join = () => call<Accepted>('/users/accept-invitation', { method: 'POST', body: { token } }).then(done, (error) => setFound(faultOf(error)))
  if (token === null) return null
  if (!token || found?.state === 'ended') return <Ended />
  if (!found) return <Skeleton height="60px" rows={3} />
  const props = { token, onDone: done, onEnded: () => setFound({ state: 'ended' }) }
  switch (found.state) {
    case 'joined': return <Joined />
    case 'fault': return <div className={styles.refusal} role="alert"><p>{found.words}</p></div>
    case 'new': return <JoinNew {...props} agency={found.agency} email={found.email} />
    case 'known': return <JoinKnown {...props} agency={found.agency} email={found.email} />
    case 'yours': return <JoinHere agency={found.agency} email={found.email} onPress={join} />
  }
}

const JoinHere = ({ agency, email, onPress }: { agency: string; email: string; onPress: () => Promise<unknown> }) => {
  const [busy, setBusy] = useState(false)
  return (
    <div className={styles.form}>
      <p>You are signed in as <strong>{email}</strong>. With this account you join <strong>{agency}</strong>.</p>
      <Button disabled={busy} onClick={() => (setBusy(true), void onPress().finally(() => setBusy(false)))} size="large">{busy ? 'Joining…' : 'Accept the invitation'}</Button>
    </div>
  )
}

const Ended = () => (
  <div className={styles.form}>
    <div className={styles.refusal} role="alert"><p>This invitation no longer holds: it was accepted, taken back, is older than seven days, or a newer one was sent.</p></div>
    <p>Look for a newer mail, or ask the person who invited you to send the invitation again. If you have accepted it already, sign in.</p>
    <Button buttonStyle="secondary" el="anchor" size="large" url="/admin/login">Go to sign-in</Button>
  </div>
)

const Joined = () => (
  <div className={styles.form} role="status">
    <p>You have joined. Sign in to go on.</p>
    <Button el="anchor" size="large" url="/admin/login">Sign in</Button>
  </div>
)
