'use client'

import { CheckboxInput } from '@payloadcms/ui'
import field from '../../shared/styles/field.module.css'
import { toggled, type Family } from './events'
import styles from './webhooks.module.css'

type Props = { families: Family[]; chosen: string[]; onChange: (chosen: string[]) => void; fault?: string | null }

/** What an endpoint is told, by family; a family that is chosen whole also covers what is added to it later. */
export const EventFields = ({ families, chosen, onChange, fault }: Props) => {
  const toggle = (type: string) => onChange(toggled(chosen, type))
  const everything = chosen.includes('*')
  return (
    <fieldset aria-describedby="endpoint-events-fault" className={field.set}>
      <legend>Messages <span aria-hidden="true" className={field.star}>*</span></legend>
      <p className={field.fault} id="endpoint-events-fault" role="alert">{fault}</p>
      <CheckboxInput checked={everything} id="event-everything" label="Everything, also what is added later" name="everything" onToggle={() => toggle('*')} />
      {!everything && (
        <div className={styles.families}>
          {families.map((family) => <FamilyFields chosen={chosen} family={family} key={family.all} toggle={toggle} />)}
        </div>
      )}
    </fieldset>
  )
}

const FamilyFields = ({ family: { name, all, events }, chosen, toggle }: { family: Family; chosen: string[]; toggle: (type: string) => void }) => {
  const whole = chosen.includes(all)
  const count = whole ? events.length : events.filter(({ type }) => chosen.includes(type)).length
  return (
    <details className={styles.family} open={count > 0 && !whole ? true : undefined}>
      <summary>
        {name} <small>{whole ? 'all' : count ? `${count} of ${events.length}` : events.length}</small>
      </summary>
      <div className={styles.choices}>
        {events.length > 1 && <CheckboxInput checked={whole} id={`event-${all}`} label={`All of these (${all})`} name={all} onToggle={() => toggle(all)} />}
        {events.map(({ type, when }) => (
          <div className={styles.choice} key={type}>
            <CheckboxInput checked={whole || chosen.includes(type)} id={`event-${type}`} label={type} name={type} onToggle={() => toggle(type)} readOnly={whole} />
            <small>when {when}</small>
          </div>
        ))}
      </div>
    </details>
  )
}
