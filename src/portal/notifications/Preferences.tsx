'use client'

import { useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { Panel } from '../ui/Card'
import { Input, Select, Tick } from '../ui/Field'

type Choice = { app?: boolean; mail?: 'now' | 'daily' | 'off' }
type Chosen = { email: boolean; digest: 'off' | 'daily'; digestAt: string; quietHours: { from: string; to: string } | null; showPresence: boolean; kinds: Record<string, Choice> }
type Kind = { name: string; label: string; group: string; mailed: boolean }

/** How one wants to be told; each choice is kept at once. */
export const Preferences = ({ kinds, preferences }: { kinds: Kind[]; preferences: Chosen }) => {
  const [now, setNow] = useState(preferences)
  const [told, setTold] = useState<{ words: string; bad?: boolean } | null>(null)
  const keep = (change: Partial<Chosen>) => {
    const before = now
    setNow((known) => ({ ...known, ...change, kinds: { ...known.kinds, ...change.kinds } }))
    setTold({ words: 'Saving…' })
    call('/users/me/notification-preferences', { method: 'PATCH', body: change }).then(() => setTold({ words: 'Saved.' }), (error: unknown) => (setNow(before), setTold({ words: sentenceOf(error), bad: true })))
  }
  const quiet = now.quietHours
  return (
    <Panel id="preferences" title="How you are told">
      <p className={`mb-2 min-h-5.5 text-sm ${told?.bad ? 'text-bad' : 'text-quiet'}`} role="status">{told?.words}</p>
      <Tick checked={now.email} label="Mails about news" onChange={({ target }) => keep({ email: target.checked })} />
      <Tick checked={now.digest === 'daily'} disabled={!now.email} label="One mail a day instead of several" onChange={({ target }) => keep({ digest: target.checked ? 'daily' : 'off' })} />
      {now.digest === 'daily' && <div className="mb-2 max-w-40 pl-8"><Input id="digest-at" label="Sent at" onChange={({ target }) => target.value && keep({ digestAt: target.value })} type="time" value={now.digestAt} /></div>}
      <Tick checked={quiet !== null} disabled={!now.email} label="No mails in quiet hours" onChange={({ target }) => keep({ quietHours: target.checked ? { from: '20:00', to: '07:00' } : null })} />
      {quiet && (
        <div className="mb-2 flex gap-3 pl-8">
          <Input id="quiet-from" label="From" onChange={({ target }) => target.value && keep({ quietHours: { ...quiet, from: target.value } })} type="time" value={quiet.from} />
          <Input id="quiet-to" label="To" onChange={({ target }) => target.value && keep({ quietHours: { ...quiet, to: target.value } })} type="time" value={quiet.to} />
        </div>
      )}
      <Tick checked={now.showPresence} label="Show when I am here" onChange={({ target }) => keep({ showPresence: target.checked })} />
      <fieldset className="mt-4 border-t border-line pt-4">
        <legend className="float-left mb-1 w-full text-sm font-semibold">Mails by kind</legend>
        <ul className="clear-both flex flex-col gap-3">
          {kinds.filter(({ mailed }) => mailed).map(({ name, label }) => (
            <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1" key={name}>
              <span className="min-w-0 flex-1 basis-40 text-sm" id={`kind-${name}`}>{label}</span>
              <div className="w-36"><Select aria-labelledby={`kind-${name}`} className="text-sm" disabled={!now.email} hideLabel id={`mail-${name}`} label={label} onChange={({ target }) => keep({ kinds: { [name]: { ...now.kinds[name], mail: target.value as Choice['mail'] } } })} value={now.kinds[name]?.mail ?? 'now'}><option value="now">At once</option><option value="daily">Once a day</option><option value="off">No mail</option></Select></div>
            </li>
          ))}
        </ul>
      </fieldset>
    </Panel>
  )
}
