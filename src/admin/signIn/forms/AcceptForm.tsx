'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { CallFailed, call } from '../../api'
import { Skeleton } from '../../shared/Skeleton'
import styles from '../signIn.module.css'
import { JoinKnown, JoinNew } from './Join'
import { goOn, type SignedIn } from './SignInForm'
import { useToken } from './useToken'

export type Accepted = SignedIn & { signIn?: boolean }
type Case = 'new' | 'ended' | 'joined' | { known: string } | { fault: string } | null

const caseOf = (thrown: unknown): Case => {
  if (!(thrown instanceof CallFailed)) return { fault: 'This did not work. Try again.' }
  if (thrown.reason === 'SIGN_IN_TO_ACCEPT') return { known: String(thrown.details.email ?? '') }
  if (thrown.code === 'VAL_002') return 'new'
  return thrown.code === 'AUTH_009' ? 'ended' : { fault: thrown.message }
}

/** Accepts an invitation: who is new chooses a password, who has an account proves it, who is signed in joins by a press. */
export const AcceptForm = ({ here }: { here: string | null }) => {
  const token = useToken()
  const [found, setFound] = useState<Case>(null)
  const ask = () => call<Accepted>('/users/accept-invitation', { method: 'POST', body: { token } }).then(done, (error) => setFound(caseOf(error)))
  const done = (answer: Accepted) => (answer.signIn ? setFound('joined') : goOn(answer))
  useEffect(() => {
    // Somebody who is signed in would have joined by this question, which is theirs to decide.
    if (token && !here) void ask()
  }, [token, here])
  if (token === null) return null
  if (!token || found === 'ended') return <Ended />
  if (found === 'joined') return <Joined />
  if (found === 'new') return <JoinNew onDone={done} onEnded={() => setFound('ended')} token={token} />
  if (found && typeof found === 'object' && 'known' in found) return <JoinKnown email={found.known} onDone={done} onEnded={() => setFound('ended')} token={token} />
  if (found && typeof found === 'object') return <div className={styles.refusal} role="alert"><p>{found.fault}</p></div>
  return here ? <JoinHere email={here} onPress={ask} /> : <Skeleton height="60px" rows={3} />
}

const JoinHere = ({ email, onPress }: { email: string; onPress: () => Promise<unknown> }) => {
  const [busy, setBusy] = useState(false)
  return (
    <div className={styles.form}>
      <p>You are signed in as <strong>{email}</strong>.</p>
      <Button disabled={busy} onClick={() => (setBusy(true), void onPress().finally(() => setBusy(false)))} size="large">{busy ? 'Joining…' : 'Accept the invitation'}</Button>
      <div className={styles.foot}><a href="/admin/logout">Sign out and accept as somebody else</a></div>
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
