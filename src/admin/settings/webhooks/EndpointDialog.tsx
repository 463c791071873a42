'use client'

import { useState } from 'react'
import { call, CallFailed } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Entry } from '../../form/Entry'
import { Failure } from '../../shared/Failure'
import type { Family } from './events'
import { EventFields } from './EventFields'
import type { EndpointRow } from './types'

export const endpointDialog = 'webhook-endpoint'

type Faults = Partial<Record<'url' | 'events' | 'description', string>>
type Props = { agency?: string; row?: EndpointRow; families: Family[]; onMade: (made: EndpointRow & { secret: string }) => void; onChanged: () => void; onClose: () => void }

/** Adds an endpoint, or changes where it is and what it is told. */
export const EndpointDialog = ({ agency, row, families, onMade, onChanged, onClose }: Props) => {
  const [url, setUrl] = useState(row?.url ?? '')
  const [description, setDescription] = useState(row?.description ?? '')
  const [events, setEvents] = useState<string[]>(row?.events ?? ['document.ready', 'document.failed'])
  const [faults, setFaults] = useState<Faults>({})
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const found = { ...(!url.trim() && { url: 'Enter the address that takes the messages.' }), ...(!events.length && { events: 'Choose at least one message.' }) }
    setFaults(found)
    setRefused(null)
    if (Object.keys(found).length) return
    setBusy(true)
    try {
      const body = { url: url.trim(), description: description.trim() || null, events }
      if (row) {
        await call(`/webhook-endpoints/${row.id}`, { method: 'PATCH', body: { ...body, version: row.version } })
        onChanged()
      } else onMade((await call<{ doc: EndpointRow & { secret: string } }>('/webhook-endpoints', { method: 'POST', body: { ...body, agency, direction: 'outgoing' } })).doc)
    } catch (error) {
      const named = error instanceof CallFailed ? Object.fromEntries(error.fields.filter(({ field }) => ['url', 'events', 'description'].includes(field)).map(({ field, message }) => [field, message])) : {}
      if (Object.keys(named).length) setFaults(named)
      else setRefused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel={row ? 'Saving…' : 'Adding…'} confirm={row ? 'Save' : 'Add the endpoint'} onClose={onClose} onConfirm={() => void send()} slug={endpointDialog} title={row ? 'Change the endpoint' : 'New webhook endpoint'} wide>
      <Entry autoFocus fault={faults.url} id="endpoint-url" inputMode="url" label="Address" maxLength={2048} note="Public, and begins with https://." onChange={(typed) => (setUrl(typed), setFaults({}))} placeholder="https://example.com/hooks" required type="url" value={url} />
      <Entry fault={faults.description} id="endpoint-description" label="Description" maxLength={255} note="What it is for, in your words." onChange={setDescription} value={description} />
      <EventFields chosen={events} families={families} fault={faults.events} onChange={(chosen) => (setEvents(chosen), setFaults({}))} />
      {refused ? <Failure error={refused} /> : null}
    </Dialog>
  )
}
