'use client'

import { FieldLabel, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, CallFailed, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { PickOne } from '../../shared/PickOne'
import { nameOf, type Account } from './types'
import styles from './accounts.module.css'

export const quietSlug = 'account-quiet'

type Answer = { affected: { id: string; title: string }[] }
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

const caught = ({ affected }: Answer): string =>
  affected.length ? `${affected.length === 1 ? `“${affected[0]!.title}” is` : `${affected.length} planned posts are`} within these hours and will not go out: choose other times.` : 'The quiet hours are set.'

type Props = { account: Account; onClose: () => void; onSet: () => Promise<void> }

/** Between which times nothing goes out to an account by itself. */
export const QuietHours = ({ account, onClose, onSet }: Props) => {
  const { closeModal } = useModal()
  const [from, setFrom] = useState(account.quietFrom ?? '22:00')
  const [to, setTo] = useState(account.quietTo ?? '07:00')
  const [timezone, setTimezone] = useState(account.quietTimezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const close = () => {
    closeModal(quietSlug)
    onClose()
  }
  const send = async (quiet: object | null) => {
    setBusy(true)
    try {
      const answer = await call<Answer>(`/connections/${account.id}/quiet-hours`, { method: 'PUT', body: { quiet } })
      if (answer.affected.length) toast.warning(caught(answer))
      else toast.success(quiet ? caught(answer) : 'There are no quiet hours any more.')
      close()
      await onSet()
    } catch (error) {
      setFault(error instanceof CallFailed ? error.message : sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog busy={busy} busyLabel="Setting…" confirm="Set quiet hours" onClose={close} onConfirm={() => void send({ from, to, timezone })} slug={quietSlug} title={`Quiet hours of ${nameOf(account)}`}>
      <p>Between these times nothing goes out by itself. A post cannot be planned to be published within them; “Publish now” asks first.</p>
      <div className={styles.hours}>
        <div className="field-type text"><FieldLabel htmlFor="quiet-from" label="From" /><input id="quiet-from" onChange={({ target }) => setFrom(target.value)} required type="time" value={from} /></div>
        <div className="field-type text"><FieldLabel htmlFor="quiet-to" label="To" /><input id="quiet-to" onChange={({ target }) => setTo(target.value)} required type="time" value={to} /></div>
      </div>
      <div className="field-type select"><FieldLabel htmlFor="quiet-zone" label="Time zone" /><PickOne inputId="quiet-zone" onPick={setTimezone} options={zones} value={timezone} /></div>
      {account.quietFrom && <p><button className={styles.plain} disabled={busy} onClick={() => void send(null)} type="button">No quiet hours</button></p>}
      <p className={styles.fault} role="alert">{fault}</p>
    </Dialog>
  )
}
