'use client'

import { CheckboxInput } from '@payloadcms/ui'
import field from '../../shared/styles/field.module.css'
import type { ScopeGroup } from './scopes'
import styles from './keys.module.css'

type Props = { groups: ScopeGroup[]; chosen: string[]; onChange: (chosen: string[]) => void; fault?: string }

/** What a key may do, a line for each kind of thing. */
export const ScopeFields = ({ groups, chosen, onChange, fault }: Props) => {
  const toggle = (scope: string) => onChange(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope])
  return (
    <fieldset aria-describedby="key-scopes-fault" className={field.set}>
      <legend>What the key may do <span aria-hidden="true" className={field.star}>*</span></legend>
      <p className={field.fault} id="key-scopes-fault" role="alert">{fault}</p>
      <div className={styles.groups}>
        {groups.map(({ name, scopes }) => (
          <div aria-label={name} className={styles.group} key={name} role="group">
            <span>{name}</span>
            <span className={styles.boxes}>
              {scopes.map(({ scope, word }) => (
                <CheckboxInput checked={chosen.includes(scope)} id={`scope-${scope}`} key={scope} label={word} name={scope} onToggle={() => toggle(scope)} />
              ))}
            </span>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
