'use client'

import { Button, ChevronIcon } from '@payloadcms/ui'
import { dayIn } from '@/src/browser/format/month'
import { platformKeys, platformRules } from '@/src/domain/social/rules'
import type { Reader } from '../../format/reader'
import { PickOne } from '../../shared/PickOne'
import type { ClientChoice } from '../composer/values'
import { nameOf, turned, views, type Place, type View } from './span'
import styles from './calendar.module.css'

type Props = { place: Place; clients: readonly ClientChoice[]; reader: Reader; admin: string; mayWrite: boolean; isNarrow: boolean; go: (changed: Partial<Place>) => void }

const any = { value: '', label: 'All' }
const networks = [any, ...platformKeys.map((key) => ({ value: key, label: platformRules[key].label }))]
const names: Record<View, string> = { month: 'Month', week: 'Week', list: 'List' }

/** Which days, in which form, for whom and where. */
export const Head = ({ place, clients, reader, admin, mayWrite, isNarrow, go }: Props) => {
  const span = place.view === 'week' ? 'week' : 'month'
  return (
    <>
      <header className={styles.head}>
        <h1>Calendar</h1>
        {mayWrite && <Button el="link" margin={false} size="medium" to={`${admin}/write-post${place.client ? `?client=${place.client}` : ''}`}>Write a post</Button>}
        <Button buttonStyle="secondary" el="link" margin={false} size="medium" to={`${admin}/collections/posts`}>All posts</Button>
      </header>
      <div className={styles.bar}>
        <div className={styles.turn}>
          <Button aria-label={`The ${span} before`} buttonStyle="secondary" margin={false} onClick={() => go({ at: turned(place, -1) })} size="medium"><ChevronIcon direction="left" /></Button>
          <Button buttonStyle="secondary" margin={false} onClick={() => go({ at: dayIn(new Date(), reader.zone) })} size="medium">Today</Button>
          <Button aria-label={`The ${span} after`} buttonStyle="secondary" margin={false} onClick={() => go({ at: turned(place, 1) })} size="medium"><ChevronIcon direction="right" /></Button>
          <h2 aria-live="polite">{nameOf(place, reader.locale)}</h2>
        </div>
        <div aria-label="View" className={styles.views} role="group">
          {views.filter((view) => !isNarrow || view !== 'month').map((view) => <button aria-pressed={view === place.view} key={view} onClick={() => go({ view })} type="button">{names[view]}</button>)}
        </div>
        <div className={`field-type select ${styles.pick}`}>
          <label className="field-label" htmlFor="calendar-client">Client</label>
          <PickOne inputId="calendar-client" isSearchable onPick={(client) => go({ client })} options={[any, ...clients.map(({ id, name }) => ({ value: id, label: name }))]} value={place.client} />
        </div>
        <div className={`field-type select ${styles.pick}`}>
          <label className="field-label" htmlFor="calendar-network">Network</label>
          <PickOne inputId="calendar-network" onPick={(platform) => go({ platform })} options={networks} value={place.platform} />
        </div>
      </div>
      <p className={styles.hint}>Times in {reader.zone.replaceAll('_', ' ')}.</p>
    </>
  )
}
