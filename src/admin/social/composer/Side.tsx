'use client'

import { useState, type ReactNode } from 'react'
import { platformRules } from '@/src/domain/social/rules'
import { Preview } from '../Preview'
import { Findings } from './Findings'
import { captionFor, type Account, type Told, type Values } from './values'
import styles from './composer.module.css'

type Props = { values: Values; chosen: readonly Account[]; findings: readonly Told[]; children: ReactNode }

/** Beside the fields: the post as its network shows it, what stands in the way, and the two ways to go on. */
export const Side = ({ values, chosen, findings, children }: Props) => {
  const [at, setAt] = useState(0)
  const shown = chosen[at] ?? chosen[0]
  return (
    <aside aria-label="Preview and checks" className={styles.side}>
      {chosen.length > 1 && (
        <div className={styles.which} role="group" aria-label="Preview of">
          {chosen.map((account, index) => (
            <button aria-pressed={account === shown} key={account.id} onClick={() => setAt(index)} type="button">{platformRules[account.platform].label}</button>
          ))}
        </div>
      )}
      {shown ? <Preview caption={captionFor(values, shown.id)} handle={shown.handle} images={values.images} name={shown.name} platform={shown.platform} /> : <p className={styles.hint}>Choose an account to see the post as it will look.</p>}
      <Findings accounts={chosen} findings={findings} />
      <div className={styles.actions}>{children}</div>
    </aside>
  )
}
