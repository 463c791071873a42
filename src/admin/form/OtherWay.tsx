'use client'

import type { ReactNode } from 'react'
import styles from './form.module.css'

/** A quiet way besides the main one: a button that looks like a link. */
export const OtherWay = ({ onClick, disabled, children }: { onClick: () => void; disabled?: boolean; children: ReactNode }) => (
  <button className={styles.way} disabled={disabled} onClick={onClick} type="button">
    {children}
  </button>
)
