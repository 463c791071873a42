'use client'

import { CheckboxInput, FieldLabel } from '@payloadcms/ui'
import { Entry } from '../../form/Entry'
import { zoneOptions } from '../../format/zones'
import { PickOne } from '../../shared/PickOne'
import type { Chosen, Faults } from './manners'
import styles from './social.module.css'

type Props = { chosen: Chosen; faults: Faults; change: (changed: Partial<Chosen>) => void }

const steps = [
  { name: 'remindFirstHours', label: 'First reminder after' },
  { name: 'remindSecondHours', label: 'Second reminder after' },
  { name: 'escalateHours', label: 'Tell the agency after' },
] as const

/** Who may decide, who is reminded when, and in which zone times are meant. */
export const MannersFields = ({ chosen, faults, change }: Props) => (
  <>
    <section>
      <h2>Decisions</h2>
      <CheckboxInput checked={chosen.allowApprovalOverride} id="allow-override" label="Admins may decide in a client’s place" name="allowApprovalOverride" onToggle={() => change({ allowApprovalOverride: !chosen.allowApprovalOverride })} />
      <p className={styles.hint}>With a reason that every user of the client reads. It is counted, and kept in the history.</p>
    </section>
    <section>
      <h2>Reminders</h2>
      <CheckboxInput checked={chosen.remindReviewers} id="remind-reviewers" label="Remind clients who have not decided" name="remindReviewers" onToggle={() => change({ remindReviewers: !chosen.remindReviewers })} />
      <p className={styles.hint}>Twice; then the agency’s admins and whoever looks after the client are told. All of it counts from when the client was asked.</p>
      {chosen.remindReviewers && (
        <div className={styles.pair}>
          {steps.map(({ name, label }) => (
            <Entry fault={faults[name]} id={name} inputMode="numeric" key={name} label={`${label} (hours)`} maxLength={3} onChange={(typed) => change({ [name]: typed })} required value={chosen[name]} />
          ))}
        </div>
      )}
    </section>
    <section>
      <h2>Times</h2>
      <div className={styles.pair}>
        <Entry fault={faults.digestAt} id="digest-at" label="Summary of the day at" maxLength={5} note="In each person’s own time zone; who has chosen a time in their preferences keeps it." onChange={(digestAt) => change({ digestAt })} placeholder="08:00" required value={chosen.digestAt} />
        <div className="field-type select">
          <FieldLabel htmlFor="default-zone" label="Time zone" path="defaultTimezone" />
          <PickOne inputId="default-zone" isSearchable onPick={(defaultTimezone) => change({ defaultTimezone })} options={zoneOptions(chosen.defaultTimezone)} value={chosen.defaultTimezone} />
          <p className={styles.under}>New posts are planned in it, unless their client has a zone of its own.</p>
        </div>
      </div>
    </section>
  </>
)
