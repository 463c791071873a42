'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { call, sentenceOf } from '@/src/browser/api'
import { When } from '../item/When'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Card'
import { Bone, Loading, Notice } from '../states/states'

type Session = { id: string; device: string; address: string | null; createdAt: string; lastUsedAt: string | null; isCurrent: boolean }

/** Where a person is signed in, this place marked, and the way to end the others. */
export const Sessions = ({ reader }: { reader: Reader }) => {
  const [sessions, setSessions] = useState<Session[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const look = useCallback(() => call<{ docs: Session[] }>('/users/me/sessions').then(({ docs }) => (setSessions(docs), setFault(null)), (error: unknown) => setFault(sentenceOf(error))), [])
  useEffect(() => void look(), [look])
  const end = async (path: string, words: string) => {
    setBusy(true)
    await call(path, { method: 'DELETE' }).then(() => setTold(words), (error: unknown) => setFault(sentenceOf(error)))
    await look()
    setBusy(false)
  }
  const others = sessions?.filter(({ isCurrent }) => !isCurrent).length ?? 0
  return (
    <Panel action={others > 1 && <Button disabled={busy} onClick={() => void end('/users/me/sessions', 'The other sessions have ended.')} size="small">End all others</Button>} id="sessions" title="Where you are signed in">
      <p className="mb-3 text-sm text-quiet" role="status">{told || 'End what you do not know, and change your password then.'}</p>
      {fault && <Notice action={<Button onClick={() => void look()} size="small">Try again</Button>} role="alert" tone="bad">{fault}</Notice>}
      {!sessions && !fault ? <Loading><Bone className="h-16" /></Loading> : (
        <ul className="divide-y divide-line">
          {sessions?.map(({ id, device, address, createdAt, lastUsedAt, isCurrent }) => (
            <li className="flex items-center justify-between gap-3 py-3" key={id}>
              <div className="min-w-0">
                <p className="text-sm font-medium">{device} {isCurrent && <Badge tone="good">This one</Badge>}</p>
                <p className="text-xs text-quiet">{address && `From ${address}. `}{isCurrent ? 'In use now.' : <>Last used <When at={lastUsedAt ?? createdAt} reader={reader} />.</>}</p>
              </div>
              {!isCurrent && <Button aria-label={`End the session: ${device}`} disabled={busy} onClick={() => void end(`/users/me/sessions/${id}`, `Ended: ${device}.`)} size="small">End</Button>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
