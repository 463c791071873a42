'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { addressOf, isNarrowed, queryOf, type Query } from './query'
import { useViews } from './useViews'
import styles from './list.module.css'

type Props = { query: Query; go: (changed: Partial<Query>) => void }

/** The person's own views: a name for filters that they come back to. */
export const SavedViews = ({ query, go }: Props) => {
  const { views, isRead, add, remove } = useViews()
  const [name, setName] = useState<string | null>(null)
  const here = addressOf({ ...query, page: 1 })
  const known = views.find(({ address }) => address === here)
  const mayKeep = isRead && !known && (isNarrowed(query) || query.status !== '')
  if (!views.length && !mayKeep) return null
  const keep = () => {
    if (name?.trim()) add({ name: name.trim().slice(0, 40), address: here })
    setName(null)
  }
  return (
    <div aria-label="Your views" className={styles.views} role="group">
      {views.map((view) => (
        <span key={view.name}>
          <button aria-pressed={view === known} dir="auto" onClick={() => go(queryOf(new URLSearchParams(view.address)))} type="button">{view.name}</button>
          {view === known && <button aria-label={`Remove the view ${view.name}`} onClick={() => remove(view.name)} type="button">×</button>}
        </span>
      ))}
      {mayKeep && name === null && <Button buttonStyle="none" margin={false} onClick={() => setName('')} size="small">Keep this view</Button>}
      {mayKeep && name !== null && (
        <form className="field-type text" onKeyDown={(event) => event.key === 'Escape' && setName(null)} onSubmit={(event) => (event.preventDefault(), keep())}>
          <input aria-label="Name of the view" autoFocus maxLength={40} onChange={(event) => setName(event.target.value)} placeholder="Name of the view" type="text" value={name} />
          <Button disabled={!name.trim()} margin={false} size="small" type="submit">Keep</Button>
        </form>
      )}
    </div>
  )
}
