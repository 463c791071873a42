'use client'

import { Button } from '@payloadcms/ui'
import { endedWords, useInvitation } from '@/src/browser/forms/useInvitation'
import { Skeleton } from '../../shared/Skeleton'
import styles from '../signIn.module.css'
import { JoinKnown, JoinNew } from './Join'
import { goOn } from './SignInForm'

/** Accepts an invitation: who is new chooses a password, who has an account proves it, who is signed in joins by a press. */
export const AcceptForm = () => {
  const { token, found, busy, join, onDone, onEnded } = useInvitation(goOn)
  if (token === null) return null
  if (!token || found?.state === 'ended') return <Ended />
  if (!found) return <Skeleton height="60px" rows={3} />
  const props = { token, onDone, onEnded }
  switch (found.state) {
    case 'joined': return <Joined />
    case 'fault': return <div className={styles.refusal} role="alert"><p>{found.words}</p></div>
    case 'new': return <JoinNew {...props} agency={found.agency} email={found.email} />
    case 'known': return <JoinKnown {...props} agency={found.agency} email={found.email} />
    case 'yours': return <JoinHere agency={found.agency} busy={busy} email={found.email} onPress={join} />
  }
}

const JoinHere = ({ agency, busy, email, onPress }: { agency: string; busy: boolean; email: string; onPress: () => void }) => (
  <div className={styles.form}>
    <p>You are signed in as <strong>{email}</strong>. With this account you join <strong>{agency}</strong>.</p>
    <Button disabled={busy} onClick={onPress} size="large">{busy ? 'Joining…' : 'Accept the invitation'}</Button>
  </div>
)

const Ended = () => (
  <div className={styles.form}>
    <div className={styles.refusal} role="alert"><p>{endedWords.why}</p></div>
    <p>{endedWords.what}</p>
    <Button buttonStyle="secondary" el="anchor" size="large" url="/admin/login">Go to sign-in</Button>
  </div>
)

const Joined = () => (
  <div className={styles.form} role="status">
    <p>You have joined. Sign in to go on.</p>
    <Button el="anchor" size="large" url="/admin/login">Sign in</Button>
  </div>
)
