'use client'

import { FieldLabel } from '@payloadcms/ui'
import { platformRules } from '@/src/domain/social/rules'
import { zoneOptions } from '../../format/zones'
import { Fault } from '../../generate/Fault'
import { PickOne } from '../../shared/PickOne'
import { momentOf, isChannel, type Account, type Values } from './values'
import styles from './composer.module.css'

type Props = { values: Values; chosen: readonly Account[]; zone: string; locale: string; fault?: string; change: (changed: Partial<Values>) => void }

const named = (accounts: readonly Account[]): string => new Intl.ListFormat('en').format(new Set(accounts.map(({ platform }) => platformRules[platform].label)))

/** When the post goes out, as a clock time in a zone, and whether the platform publishes it then. */
export const When = ({ values, chosen, zone, locale, fault, change }: Props) => {
  const at = momentOf(values.date, values.zone)
  const channels = chosen.filter(isChannel)
  return (
    <fieldset className={styles.when} data-fault={Boolean(fault)}>
      <legend>When</legend>
      <div className={styles.pair}>
        <div className="field-type text">
          <FieldLabel htmlFor="post-date" label="Date and time" path="scheduledAt" />
          <div className="field-type__wrap">
            <input aria-describedby="post-date-note" id="post-date" onChange={({ target }) => change({ date: target.value, ...(target.value ? {} : { autoPublish: false }) })} type="datetime-local" value={values.date} />
          </div>
        </div>
        <div className="field-type select">
          <FieldLabel htmlFor="post-zone" label="Time zone" path="scheduledTimezone" />
          <PickOne inputId="post-zone" onPick={(picked) => change({ zone: picked })} options={zoneOptions(values.zone)} value={values.zone} />
        </div>
      </div>
      <p className={styles.hint} id="post-date-note">
        {at ? (zone === values.zone ? '' : `That is ${new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(at))} for you.`) : 'Without a date the post waits until somebody plans it.'}
      </p>
      <Fault text={fault} />
      {channels.length > 0 && (
        <label className={styles.check}>
          <input checked={values.autoPublish} disabled={!values.date} onChange={({ target }) => change({ autoPublish: target.checked })} type="checkbox" />
          <span>
            Publish at this time by itself
            <small>{channels.length < chosen.length ? `On ${named(channels)}; for the others you are reminded. ` : ''}Only once the client has approved it.</small>
          </span>
        </label>
      )}
    </fieldset>
  )
}
