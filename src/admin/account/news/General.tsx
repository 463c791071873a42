'use client'

import { CheckboxInput } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { Change, ShownPreferences } from '@/src/browser/news/shown'
import styles from './news.module.css'

export type Props = { now: ShownPreferences; keep: (change: Change) => void }

/** What holds for all news: by which ways, in one mail or several, and when none come. */
export const General = ({ now, keep }: Props) => {
  const { email, browser, digest, digestAt, quietHours: quiet, showPresence, weeklySummary } = now
  const daily = digest === 'daily'
  return (
    <div className={styles.general}>
      <CheckboxInput checked={browser} id="news-browser" label="Show news here, beside the menu" onToggle={() => keep({ browser: !browser })} />
      <CheckboxInput checked={email} id="news-email" label="Send mails" onToggle={() => keep({ email: !email })} />
      <CheckboxInput checked={daily} id="news-daily" label="One mail a day instead of several" onToggle={() => keep({ digest: daily ? 'off' : 'daily' })} readOnly={!email} />
      {daily && <Clocks><Clock disabled={!email} id="news-daily-at" label="Sent at" onPick={(at) => keep({ digestAt: at })} value={digestAt} /></Clocks>}
      <CheckboxInput checked={quiet !== null} id="news-quiet" label="No mails in quiet hours, unless they are urgent" onToggle={() => keep({ quietHours: quiet ? null : { from: '20:00', to: '07:00' } })} readOnly={!email} />
      {quiet && (
        <Clocks>
          <Clock disabled={!email} id="news-quiet-from" label="From" onPick={(from) => keep({ quietHours: { ...quiet, from } })} value={quiet.from} />
          <Clock disabled={!email} id="news-quiet-to" label="To" onPick={(to) => keep({ quietHours: { ...quiet, to } })} value={quiet.to} />
        </Clocks>
      )}
      <CheckboxInput checked={weeklySummary} id="news-weekly" label="A summary of the week, on Mondays" onToggle={() => keep({ weeklySummary: !weeklySummary })} readOnly={!email} />
      <CheckboxInput checked={showPresence} id="news-presence" label="Show clients when I am here" onToggle={() => keep({ showPresence: !showPresence })} />
    </div>
  )
}

const Clocks = ({ children }: { children: ReactNode }) => <div className={styles.clocks}>{children}</div>

const Clock = ({ id, label, value, onPick, disabled }: { id: string; label: string; value: string; onPick: (value: string) => void; disabled: boolean }) => (
  <label className={styles.clock} htmlFor={id}>
    {label} <input disabled={disabled} id={id} onChange={({ target }) => target.value && onPick(target.value)} type="time" value={value} />
  </label>
)
