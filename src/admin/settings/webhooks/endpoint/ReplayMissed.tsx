'use client'

import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../../api'
import { Dialog } from '../../../form/Dialog'
import { Entry } from '../../../form/Entry'
import { Failure } from '../../../shared/Failure'

export const replayDialog = 'webhook-replay'

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Sends everything again that has not arrived since a day. */
export const ReplayMissed = ({ endpoint, onClose, onDone }: { endpoint: string; onClose: () => void; onDone: () => void }) => {
  const [since, setSince] = useState(() => daysAgo(7))
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const send = async () => {
    setBusy(true)
    setRefused(null)
    try {
      const { replayed } = await call<{ replayed: number }>(`/webhook-endpoints/${endpoint}/replay`, { method: 'POST', body: { since: `${since}T00:00:00Z` } })
      toast.success(replayed ? `${replayed} ${replayed === 1 ? 'message is' : 'messages are'} sent again.` : 'Everything since that day has arrived.')
      onDone()
    } catch (error) {
      setRefused(error)
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Sending…" confirm="Send again" isDisabled={!since} onClose={onClose} onConfirm={() => void send()} slug={replayDialog} title="Send again what did not arrive">
      <p>Each message keeps its id, so that a receiver that has it already can tell.</p>
      <Entry autoFocus id="replay-since" label="Since" note="From the start of this day (UTC)." onChange={setSince} required type="date" value={since} />
      {refused ? <Failure error={refused} /> : null}
    </Dialog>
  )
}
