'use client'

import { endedWords, useInvitation } from '@/src/browser/forms/useInvitation'
import { Button, buttonLook } from '../../ui/Button'
import { Bone, Loading, Notice } from '../../states/states'
import { goOn } from '../goOn'
import { JoinKnown, JoinNew } from './Join'
import { formLook } from '../look'

/** Accepts an invitation: who is new chooses a password, who has an account proves it, who is signed in joins by a press. */
export const AcceptForm = () => {
  const { token, found, busy, join, onDone, onEnded } = useInvitation(goOn)
  if (token === '' || found?.state === 'ended') return <Ended />
  if (!token || !found) return <Loading><div className="flex flex-col gap-3"><Bone className="h-11" /><Bone className="h-11" /><Bone className="h-12" /></div></Loading>
  if (found.state === 'joined')
    return (
      <div className={formLook} role="status">
        <p>You have joined. Sign in to go on.</p>
        <a className={buttonLook({ kind: 'main', size: 'wide' })} href="/sign-in">Sign in</a>
      </div>
    )
  if (found.state === 'fault') return <Notice role="alert" tone="bad">{found.words}</Notice>
  const props = { token, agency: found.agency, email: found.email, onDone, onEnded }
  if (found.state === 'new') return <JoinNew {...props} />
  if (found.state === 'known') return <JoinKnown {...props} />
  return (
    <div className={formLook}>
      <p>You are signed in as <strong>{found.email}</strong>. With this account you join <strong>{found.agency}</strong>.</p>
      <Button disabled={busy} kind="main" onClick={join} size="wide">{busy ? 'Joining…' : 'Accept the invitation'}</Button>
    </div>
  )
}

const Ended = () => (
  <div className={formLook}>
    <Notice role="alert" tone="bad">{endedWords.why}</Notice>
    <p className="text-sm text-quiet">{endedWords.what}</p>
    <a className={buttonLook({ size: 'wide' })} href="/sign-in">Go to sign-in</a>
  </div>
)
