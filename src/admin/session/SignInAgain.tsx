'use client'

import { useState } from 'react'
import { CallFailed, call } from '../api'
import { Dialog } from '../form/Dialog'
import { Entry } from '../form/Entry'
import { useWait } from '@/src/browser/forms/refusal'
import { Refusal } from '../signIn/forms/Refusal'

export const slug = 'sign-in-again'

const leave = () => window.location.assign(`/admin/login?redirect=${encodeURIComponent(window.location.pathname + window.location.search)}`)

/** Over the page, for somebody whose session has ended: the same person goes on where they were. */
export const SignInAgain = ({ email, onSignedIn }: { email: string; onSignedIn: (answer: object) => void }) => {
  const [given, setGiven] = useState({ password: '', code: '' })
  const [wantsCode, setWantsCode] = useState(false)
  const [refusal, setRefusal] = useState<CallFailed | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const left = useWait(refusal)
  const change = (part: Partial<typeof given>) => (setGiven({ ...given, ...part }), setRefusal(null), setMissing(false))
  const refused = (thrown: unknown) => {
    const failed = thrown instanceof CallFailed ? thrown : new CallFailed('This did not work. Try again.', 0)
    const isFirst = failed.code === 'AUTH_008' && !wantsCode
    setWantsCode(wantsCode || failed.code === 'AUTH_008')
    setRefusal(isFirst ? null : failed)
  }
  const signIn = async () => {
    if (wantsCode ? !given.code.trim() : !given.password) return setMissing(true)
    setBusy(true)
    try {
      const answer = await call<{ secondFactor?: string }>('/users/login', { method: 'POST', body: { email, password: given.password, ...(wantsCode ? { code: given.code.trim() } : {}) } })
      return answer.secondFactor === 'required' ? leave() : onSignedIn(answer)
    } catch (error) {
      refused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Signing in…" cancel="Leave the page" confirm="Sign in" isDisabled={left > 0} onClose={leave} onConfirm={() => void signIn()} slug={slug} stays title="Your session has ended">
      <p>Sign in again as <strong>{email}</strong> to go on. What you have typed stays as it is.</p>
      {wantsCode ? (
        <Entry autoComplete="one-time-code" autoFocus fault={missing ? 'Enter the code.' : null} id="again-code" key="code" label="Code" note="From your authenticator app, or a recovery code." onChange={(code) => change({ code })} required value={given.code} />
      ) : (
        <Entry autoComplete="current-password" autoFocus fault={missing ? 'Enter your password.' : null} id="again-password" key="password" label="Password" onChange={(password) => change({ password })} required type="password" value={given.password} />
      )}
      {refusal && <Refusal left={left} refusal={refusal} />}
    </Dialog>
  )
}
