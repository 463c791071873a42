import type { ReactNode } from 'react'
import styles from './parts.module.css'

/** Names and values side by side; what has no value is left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) => (
  <dl className={styles.facts}>
    {facts.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
