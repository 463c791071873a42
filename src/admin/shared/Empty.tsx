import type { ReactNode } from 'react'
import styles from './shared.module.css'

/** A place without rows: what would be here, why there is nothing, and the one thing to do. */
export const Empty = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className={styles.empty}>
    <p className={styles.emptyTitle}>{title}</p>
    {children && <p className={styles.emptyText}>{children}</p>}
    {action}
  </div>
)
