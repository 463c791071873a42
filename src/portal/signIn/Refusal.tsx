'use client'

import type { ReactNode } from 'react'
import type { CallFailed } from '@/src/browser/api'
import { secondsOf, wordsOf } from '@/src/browser/forms/refusal'
import { clock } from '@/src/browser/format/time'
import { Notice } from '../states/states'

/** Why it was refused, in words, and how long to wait where that helps. */
export const Refusal = ({ refusal, left = 0, words, children }: { refusal: CallFailed; left?: number; words?: string; children?: ReactNode }) => (
  <Notice role="alert" tone="bad">
    <p>
      {words ?? wordsOf(refusal)}
      {left > 0 && <> Try again in <time aria-live="off" className="figure font-semibold">{clock(left)}</time>.</>}
      {left === 0 && secondsOf(refusal) > 0 && <> You can try again now.</>}
    </p>
    {children}
  </Notice>
)
