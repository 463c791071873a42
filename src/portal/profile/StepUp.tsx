'use client'

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { CallFailed, call, sentenceOf } from '@/src/browser/api'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Input } from '../ui/Field'

type Confirmed = <T>(action: () => Promise<T>) => Promise<T>
type Asked = { by: 'password' | 'code'; settle: (confirmed: boolean) => void }

const Context = createContext<Confirmed>((action) => action())

/** Runs a call that may want a fresh proof of the person: asks for password or code, and calls once more. */
export const useStepUp = (): Confirmed => useContext(Context)

const isWanted = (thrown: unknown): boolean => thrown instanceof CallFailed && thrown.reason === 'STEP_UP_NEEDED'

/** Puts the dialog over the page whenever a call wants a fresh proof. */
export const StepUp = ({ children }: { children: ReactNode }) => {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [given, setGiven] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const pending = useRef<Promise<boolean> | null>(null)
  const ask = useCallback(async (): Promise<boolean> => {
    const isOn = await call<{ isOn: boolean }>('/users/me/second-factor').then((factor) => factor.isOn, () => false)
    return new Promise((settle) => setAsked({ by: isOn ? 'code' : 'password', settle }))
  }, [])
  const confirmed = useCallback<Confirmed>(async (action) => {
    try {
      return await action()
    } catch (error) {
      if (!isWanted(error)) throw error
    }
    pending.current ??= ask().finally(() => (pending.current = null))
    if (!(await pending.current)) throw new CallFailed('Nothing was changed, because you did not confirm that it is you.', 401)
    return action()
  }, [ask])
  const end = (ok: boolean) => (asked?.settle(ok), setAsked(null), setGiven(''), setFault(null))
  const submit = async () => {
    if (!asked || !given.trim()) return setFault(asked?.by === 'code' ? 'Enter the code.' : 'Enter your password.')
    setBusy(true)
    await call('/users/me/confirm', { method: 'POST', body: { [asked.by]: asked.by === 'code' ? given.trim() : given } }).then(() => end(true), (error: unknown) => (setFault(sentenceOf(error)), setGiven('')))
    setBusy(false)
  }
  const isCode = asked?.by === 'code'
  return (
    <Context.Provider value={confirmed}>
      {children}
      <Dialog foot={<><Button onClick={() => end(false)}>Cancel</Button><Button disabled={busy} form="step-up" kind="main" type="submit">{busy ? 'Confirming…' : 'Confirm'}</Button></>} lead="This change touches how you get in, so it asks once more. It holds for ten minutes." onClose={() => end(false)} open={asked !== null} title="Confirm that it is you">
        <form id="step-up" noValidate onSubmit={(event) => (event.preventDefault(), void submit())}>
          <Input autoComplete={isCode ? 'one-time-code' : 'current-password'} autoFocus fault={fault} id="step-up-proof" label={isCode ? 'Code' : 'Password'} note={isCode ? 'From your authenticator app, or a recovery code.' : undefined} onChange={({ target }) => (setGiven(target.value), setFault(null))} type={isCode ? 'text' : 'password'} value={given} />
        </form>
      </Dialog>
    </Context.Provider>
  )
}
