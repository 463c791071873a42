'use client'

import { FieldLabel } from '@payloadcms/ui'
import { countFor, type Rules } from '@/src/domain/social/rules'
import { Fault } from '../../generate/Fault'
import { OtherWay } from '../../form/OtherWay'
import { Counter } from './Counter'
import { captionFor, type Account, type Values } from './values'
import styles from './composer.module.css'

type Props = { rules: Rules; values: Values; chosen: readonly Account[]; fault?: string; change: (changed: Partial<Values>) => void }

/** The common caption with a counter for each network, and a caption of its own where a network needs other words. */
export const Caption = ({ rules, values, chosen, fault, change }: Props) => {
  const own = (id: string, text: string | null) => {
    const { [id]: _, ...rest } = values.captions
    change({ captions: text === null ? rest : { ...rest, [id]: text } })
  }
  const common = chosen.filter(({ id }) => values.captions[id] === undefined)
  return (
    <>
      <div className={`field-type textarea ${styles.caption}${fault ? ' error' : ''}`} data-fault={Boolean(fault)}>
        <FieldLabel htmlFor="post-caption" label="Caption" path="caption" required />
        <textarea aria-describedby="post-caption-under" className={styles.area} dir="auto" id="post-caption" onChange={({ target }) => change({ caption: target.value })} rows={8} value={values.caption} />
        <div className={styles.under} id="post-caption-under">
          {common.map((account) => (
            <span className={styles.counted} key={account.id}>
              <Counter count={countFor(rules[account.platform], values.caption)} label={rules[account.platform].label} />
              {chosen.length > 1 && <OtherWay onClick={() => own(account.id, values.caption)}>Other words for {rules[account.platform].label}</OtherWay>}
            </span>
          ))}
        </div>
        <Fault text={fault} />
      </div>
      {chosen.filter(({ id }) => values.captions[id] !== undefined).map((account) => (
        <div className={`field-type textarea ${styles.caption}`} key={account.id}>
          <FieldLabel htmlFor={`caption-${account.id}`} label={`Caption for ${rules[account.platform].label} (${account.handle})`} path={`captions.${account.id}`} />
          <textarea className={styles.area} dir="auto" id={`caption-${account.id}`} onChange={({ target }) => own(account.id, target.value)} rows={6} value={captionFor(values, account.id)} />
          <div className={styles.under}>
            <span className={styles.counted}>
              <Counter count={countFor(rules[account.platform], captionFor(values, account.id))} label={rules[account.platform].label} />
              <OtherWay onClick={() => own(account.id, null)}>Use the common caption</OtherWay>
            </span>
          </div>
        </div>
      ))}
    </>
  )
}
