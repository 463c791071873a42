'use client'

import { Button, Pill, toast, useModal } from '@payloadcms/ui'
import { useState, type SubmitEvent } from 'react'
import { call, CallFailed, sentenceOf } from '../../api'
import { Entry } from '../../form/Entry'
import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import type { PillStyle } from '../../status/tone'
import { NotConfirmed, useStepUp } from '../../stepUp/StepUp'
import { Ask, type Question, askDialog } from '../parts/Ask'
import parts from '../parts/parts.module.css'
import styles from './services.module.css'

export type Service = { vendor: string; title: string; name: string; about: string }
export type Stored = { configured: boolean; last4: string | null; updatedAt: string | null; status: string | null }
type Props = { service: Service; stored: Stored | undefined; agency: string; reader: Reader; onChanged: () => void }

const states: Record<string, { label: string; pill: PillStyle }> = {
  ok: { label: 'Works', pill: 'success' }, unchecked: { label: 'Not tested', pill: 'light-gray' }, expiring: { label: 'About to expire', pill: 'warning' },
  expired: { label: 'Expired', pill: 'error' }, needs_attention: { label: 'Refused by the service', pill: 'error' },
}

/** One service's key: what is kept of it, and saving, testing, removing it. */
export const KeyCard = ({ service: { vendor, title, name, about }, stored, agency, reader, onChanged }: Props) => {
  const confirmed = useStepUp()
  const { openModal, closeModal } = useModal()
  const [key, setKey] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [untested, setUntested] = useState(false)
  const [tested, setTested] = useState<{ valid: boolean | null; message: string } | null>(null)
  const [busy, setBusy] = useState<'save' | 'test' | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const at = (path: string) => `/agencies/me/provider-keys${path}?agency=${agency}`
  const run = async (what: 'save' | 'test', action: () => Promise<void>) => {
    setBusy(what)
    setFault(null)
    setTested(null)
    try {
      await action()
    } catch (error) {
      if (error instanceof CallFailed && error.code === 'GEN_005') setUntested(true)
      if (!(error instanceof NotConfirmed)) setFault(sentenceOf(error))
    }
    setBusy(null)
  }
  const save = (event?: SubmitEvent, skipTest = false) => {
    event?.preventDefault()
    if (key.trim().length < 8) return setFault('Paste the whole key.')
    void run('save', async () => {
      await confirmed(() => call(at(''), { method: 'PUT', body: { [vendor]: key.trim(), ...(skipTest && { skipTest }) }, patienceMs: 60_000 }))
      toast.success(skipTest ? 'The key is saved, untested.' : 'The key works and is saved.')
      setKey('')
      setUntested(false)
      onChanged()
    })
  }
  const test = () => void run('test', async () => setTested(await call(at('/test'), { method: 'POST', body: { provider: vendor, ...(key.trim() && { key: key.trim() }) }, patienceMs: 60_000 })))
  const remove = () => {
    setQuestion({
      title: `Remove the key for ${title.toLowerCase()}?`, confirm: 'Remove the key', text: 'Documents under way finish with it. New ones need another key first.',
      act: async () => (await confirmed(() => call(at(`/${vendor}`), { method: 'DELETE' })), setTested(null), toast.success('The key is removed.'), onChanged()),
    })
    openModal(`${askDialog}-${vendor}`)
  }
  const state = stored?.configured ? (states[stored.status ?? 'unchecked'] ?? states.unchecked!) : null
  return (
    <form className={parts.box} method="post" noValidate onSubmit={save}>
      <h2>{title} {state && <Pill pillStyle={state.pill} size="small">{state.label}</Pill>}</h2>
      <p className={styles.about}>{about} Key of {name}.</p>
      <p className={styles.kept}>{stored?.configured ? <>Kept: <code>•••• {stored.last4}</code>{stored.updatedAt && <>, since <Time at={stored.updatedAt} reader={reader} /></>}</> : 'No key yet.'}</p>
      <Entry autoComplete="off" fault={fault} id={`key-${vendor}`} label={stored?.configured ? 'Replace the key' : 'Key'} onChange={(typed) => (setKey(typed), setFault(null), setTested(null), setUntested(false))} type="password" value={key} />
      <div aria-live="polite">{tested && <p className={styles.tested} data-valid={tested.valid}>{tested.message}</p>}</div>
      <div className={styles.actions}>
        <Button disabled={busy !== null || !key} margin={false} size="small" type="submit">{busy === 'save' ? 'Testing and saving…' : 'Save'}</Button>
        {untested && <Button buttonStyle="secondary" disabled={busy !== null} margin={false} onClick={() => save(undefined, true)} size="small" type="button">Save untested</Button>}
        <Button buttonStyle="secondary" disabled={busy !== null || !(key || stored?.configured)} margin={false} onClick={test} size="small" type="button">{busy === 'test' ? 'Testing…' : 'Test'}</Button>
        {stored?.configured && <Button buttonStyle="secondary" disabled={busy !== null} margin={false} onClick={remove} size="small" type="button">Remove</Button>}
      </div>
      <Ask onClose={() => closeModal(`${askDialog}-${vendor}`)} question={question} slug={`${askDialog}-${vendor}`} />
    </form>
  )
}
