'use client'

import { FieldLabel, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../api'
import { Dialog } from '../form/Dialog'
import { Entry } from '../form/Entry'
import { RoleFields, roleBody, type RoleValues } from './RoleFields'
import { addressesIn } from './roles'
import type { ClientChoice } from './types'
import { teamPath } from './useTeam'
import styles from './team.module.css'

export const inviteSlug = 'invite-people'

const most = 50
const empty = { text: '', firstName: '', lastName: '', role: 'agency_member', client: '', jobTitle: '' }
type Values = RoleValues & typeof empty
type Refused = { email: string; why: string }

const bodiesOf = ({ text, firstName, lastName, ...role }: Values): object[] => {
  const { addresses } = addressesIn(text)
  const names = addresses.length === 1 ? { ...(firstName.trim() ? { firstName: firstName.trim() } : {}), ...(lastName.trim() ? { lastName: lastName.trim() } : {}) } : {}
  return addresses.map((email) => ({ email, ...names, ...roleBody(role) }))
}

const faultIn = ({ text, role, client }: Values): { text?: string; client?: string } => {
  const { addresses, faulty } = addressesIn(text)
  if (faulty.length) return { text: `${faulty.join(', ')}: not an e-mail address.` }
  if (!addresses.length) return { text: 'Enter an e-mail address.' }
  if (addresses.length > most) return { text: `${most} at once are the most; these are ${addresses.length}.` }
  return role === 'client' && !client ? { client: 'Say which client these people belong to.' } : {}
}

const invited = (count: number): string => (count === 1 ? 'The invitation is on its way.' : `${count} invitations are on their way.`)

/** Invites one person, or many with the same role: each gets a mail with a link that holds for seven days. */
export const InviteDialog = ({ agency, clients, onDone }: { agency: string; clients: ClientChoice[]; onDone: () => Promise<void> }) => {
  const { closeModal } = useModal()
  const [values, setValues] = useState<Values>(empty)
  const [faults, setFaults] = useState<{ text?: string; client?: string }>({})
  const [refused, setRefused] = useState<Refused[]>([])
  const [busy, setBusy] = useState(false)
  const count = addressesIn(values.text).addresses.length
  const change = (part: Partial<Values>) => (setValues({ ...values, ...part }), setFaults({}))
  const close = () => (closeModal(inviteSlug), setValues(empty), setFaults({}), setRefused([]))
  const send = async () => {
    const found = faultIn(values)
    if (found.text || found.client) return setFaults(found)
    setBusy(true)
    const failed: Refused[] = []
    for (const body of bodiesOf(values)) await call(teamPath(agency), { method: 'POST', body }).catch((error) => failed.push({ email: (body as { email: string }).email, why: sentenceOf(error) }))
    if (count > failed.length) toast.success(invited(count - failed.length))
    await onDone()
    setBusy(false)
    if (!failed.length) return close()
    setRefused(failed)
    setValues({ ...values, text: failed.map(({ email }) => email).join('\n') })
  }
  return (
    <Dialog busy={busy} busyLabel="Sending…" confirm={count > 1 ? `Send ${count} invitations` : 'Send the invitation'} onClose={close} onConfirm={() => void send()} slug={inviteSlug} title="Invite people">
      <div className={`field-type textarea ${styles.field}${faults.text ? ' error' : ''}`}>
        <FieldLabel htmlFor="invite-addresses" label="E-mail addresses" required />
        <textarea aria-describedby="invite-addresses-fault" autoFocus className={styles.addresses} id="invite-addresses" onChange={(event) => change({ text: event.target.value })} placeholder="One, or many pasted from anywhere" rows={2} spellCheck={false} value={values.text} />
        <p className={styles.fault} id="invite-addresses-fault" role="alert">{faults.text}</p>
      </div>
      {count < 2 && (
        <div className={styles.pair}>
          <Entry id="invite-first" label="First name" maxLength={100} onChange={(firstName) => change({ firstName })} value={values.firstName} />
          <Entry id="invite-last" label="Last name" maxLength={100} onChange={(lastName) => change({ lastName })} value={values.lastName} />
        </div>
      )}
      <RoleFields change={change} clients={clients} fault={faults.client} id="invite" values={values} />
      {refused.length > 0 && <ul className={styles.refused} role="alert">{refused.map(({ email, why }) => <li key={email}><strong>{email}</strong>: {why}</li>)}</ul>}
    </Dialog>
  )
}
