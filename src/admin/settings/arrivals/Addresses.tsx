'use client'

import { Button, Pill, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Entry } from '../../form/Entry'
import { Failure } from '../../shared/Failure'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Time } from '../../shared/Time'
import { Answered } from '../parts/Answered'
import { Copyable } from '../parts/Copyable'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { SecretDialog } from '../parts/SecretDialog'
import { useAnswer } from '../parts/useAnswer'
import type { EndpointRow } from '../webhooks/types'
import styles from './arrivals.module.css'

type Made = EndpointRow & { secret: string }
const addDialog = 'incoming-endpoint'
const shownDialog = 'incoming-secret'

/** Where the agency's own systems send messages to. */
export const Addresses = ({ agency, origin, reader }: { agency: string; origin: string; reader: Reader }) => {
  const { openModal, closeModal } = useModal()
  const [made, setMade] = useState<Made | null>(null)
  const answer = useAnswer<{ docs: EndpointRow[] }>(`/webhook-endpoints?where[and][0][agency][equals]=${agency}&where[and][1][direction][equals]=incoming&sort=-createdAt&limit=50`)
  const addressOf = ({ token }: EndpointRow) => `${origin}/api/webhooks/standard/${token}`
  const columns: Column<EndpointRow>[] = [
    { label: 'For', cell: (row) => <bdi>{row.description || 'No description'}</bdi> },
    { label: 'Address', kind: 'wide', cell: (row) => <Copyable name="Address" text={addressOf(row)} /> },
    { label: 'Made', cell: (row) => <Time at={row.createdAt} reader={reader} /> },
    { label: 'State', cell: (row) => <Pill pillStyle={row.isActive === false ? 'error' : 'success'} size="small">{row.isActive === false ? 'Off' : 'On'}</Pill> },
  ]
  const add = <Button buttonStyle="secondary" margin={false} onClick={() => openModal(addDialog)} size="medium">Add an address</Button>
  return (
    <section aria-labelledby="addresses" className={styles.addresses}>
      <div className={parts.bar}>
        <h2 className={parts.heading} id="addresses">Addresses for your systems</h2>
        <span className={parts.grow} />
        {answer.data?.docs.length ? add : null}
      </div>
      <Answered answer={answer} rows={2}>
        {({ docs }) => (docs.length ? <Records caption="Addresses" columns={columns} rows={docs} /> : <Empty action={add} title="No address yet">A system of yours can send messages here; each becomes an event that your webhooks are told.</Empty>)}
      </Answered>
      <AddAddress agency={agency} onClose={() => closeModal(addDialog)} onMade={(row) => (closeModal(addDialog), setMade(row), openModal(shownDialog), answer.reload(), toast.success('The address is ready.'))} />
      {made && (
        <SecretDialog name="Signing secret" onClose={() => (closeModal(shownDialog), setMade(null))} secret={made.secret} slug={shownDialog} title="The address and its secret">
          <p>Your system signs its messages with the secret and sends them to this address, which stays visible:</p>
          <Copyable name="Address" text={addressOf(made)} />
        </SecretDialog>
      )}
    </section>
  )
}

const AddAddress = ({ agency, onClose, onMade }: { agency: string; onClose: () => void; onMade: (made: Made) => void }) => {
  const [description, setDescription] = useState('')
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setRefused(null)
    try {
      onMade((await call<{ doc: Made }>('/webhook-endpoints', { method: 'POST', body: { agency, direction: 'incoming', description: description.trim() || null } })).doc)
      setDescription('')
    } catch (error) {
      setRefused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Adding…" confirm="Add the address" onClose={onClose} onConfirm={() => void send()} slug={addDialog} title="New address for messages">
      <Entry autoFocus id="incoming-description" label="Description" maxLength={255} note="Which system sends here." onChange={setDescription} value={description} />
      {refused ? <Failure error={refused} /> : null}
    </Dialog>
  )
}
