import type { ReactNode } from 'react'
import styles from './account.module.css'

/** One matter of an account: what it is, how it stands, what can be done. */
export const Row = ({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) => (
  <div className={styles.row}>
    <div className={styles.text}>
      <h3>{title}</h3>
      <div className={styles.state}>{children}</div>
    </div>
    {actions && <div className={styles.actions}>{actions}</div>}
  </div>
)
