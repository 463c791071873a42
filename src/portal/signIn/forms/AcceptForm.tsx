'use client'

import { useEffect, useState } from 'react'
import { CallFailed, call, sentenceOf } from '@/src/browser/api'
import { useToken } from '@/src/browser/forms/useToken'
import { Button, buttonLook } from '../../ui/Button'
import { Bone, Loading, Notice } from '../../states/states'
import { goOn } from '../goOn'
import { JoinKnown, JoinNew } from './Join'
import { formLook } from '../look'

export type Accepted = { secondFactor?: 'required'; signIn?: boolean }
type Invitation = { state: 'ended' } | { state: 'new' | 'known' | 'yours'; email: string; agency: string }
type Case = Invitation | { state: 'joined' } | { state: 'fault'; words: string } | null

const faultOf = (thrown: unknown): Case => (thrown instanceof CallFailed && thrown.code === 'AUTH_009' ? { state: 'ended' } : { state: 'fault', words: sentenceOf(thrown) })

/** Accepts an invitation: who is new chooses a password, who has an account proves it, who is signed in joins by a press. */
export const AcceptForm = () => {
  const token = useToken()
  const [found, setFound] = useState<Case>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (token) void call<Invitation>('/users/invitation', { method: 'POST', body: { token } }).then(setFound, (error) => setFound(faultOf(error)))
  }, [token])
  const done = (answer: Accepted) => (answer.signIn ? setFound({ state: 'joined' }) : goOn(answer))
  const join = () => (setBusy(true), call<Accepted>('/users/accept-invitation', { method: 'POST', body: { token } }).then(done, (error) => setFound(faultOf(error))).finally(() => setBusy(false)))
  if (token === null) return null
  if (!token || found?.state === 'ended') return <Ended />
  if (!found) return <Loading><div className="flex flex-col gap-3"><Bone className="h-11" /><Bone className="h-11" /><Bone className="h-12" /></div></Loading>
  if (found.state === 'joined')
    return (
      <div className={formLook} role="status">
        <p>You have joined. Sign in to go on.</p>
        <a className={buttonLook({ kind: 'main', size: 'wide' })} href="/sign-in">Sign in</a>
      </div>
    )
  if (found.state === 'fault') return <Notice role="alert" tone="bad">{found.words}</Notice>
  const props = { token, agency: found.agency, email: found.email, onDone: done, onEnded: () => setFound({ state: 'ended' }) }
  if (found.state === 'new') return <JoinNew {...props} />
  if (found.state === 'known') return <JoinKnown {...props} />
  return (
    <div className={formLook}>
      <p>You are signed in as <strong>{found.email}</strong>. With this account you join <strong>{found.agency}</strong>.</p>
      <Button disabled={busy} kind="main" onClick={() => void join()} size="wide">{busy ? 'Joining…' : 'Accept the invitation'}</Button>
    </div>
  )
}

const Ended = () => (
  <div className={formLook}>
    <Notice role="alert" tone="bad">This invitation no longer holds: it was accepted, taken back, is older than seven days, or a newer one was sent.</Notice>
    <p className="text-sm text-quiet">Look for a newer mail, or ask the person who invited you to send the invitation again. If you have accepted it already, sign in.</p>
    <a className={buttonLook({ size: 'wide' })} href="/sign-in">Go to sign-in</a>
  </div>
)
