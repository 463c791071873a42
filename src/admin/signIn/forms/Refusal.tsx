'use client'

import type { ReactNode } from 'react'
import type { CallFailed } from '@/src/browser/api'
import { secondsOf, wordsOf } from '@/src/browser/forms/refusal'
import { clock } from '../../format/time'
import styles from '../signIn.module.css'

/** Why it was refused, in words, and how long to wait where that helps. */
export const Refusal = ({ refusal, left = 0, words, children }: { refusal: CallFailed; left?: number; words?: string; children?: ReactNode }) => (
  <div className={styles.refusal} role="alert">
    <p>
      {words ?? wordsOf(refusal)}
      {left > 0 && <> Try again in <time aria-live="off">{clock(left)}</time>.</>}
      {left === 0 && secondsOf(refusal) > 0 && <> You can try again now.</>}
    </p>
    {children}
  </div>
)
