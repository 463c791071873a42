'use client'

import type { ShownPreferences } from '@/src/browser/news/shown'
import { grouped, usePreferences } from '@/src/browser/news/usePreferences'
import { Panel } from '../ui/Card'
import { Input, Tick } from '../ui/Field'
import { KindRow } from './KindRow'

/** How one wants to be told; each choice is kept at once. */
export const Preferences = ({ preferences }: { preferences: ShownPreferences }) => {
  const { now: kept, told, keep } = usePreferences(preferences)
  const now = kept ?? preferences
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
      {grouped(now.kinds.filter(({ essential }) => !essential)).map(([group, kinds]) => (
        <fieldset className="mt-4 border-t border-line pt-4" key={group}>
          <legend className="float-left mb-1 w-full text-sm font-semibold">{group}</legend>
          <ul className="clear-both flex flex-col gap-2">{kinds.map((kind) => <KindRow keep={keep} key={kind.kind} kind={kind} preferences={now} />)}</ul>
        </fieldset>
      ))}
    </Panel>
  )
}
