'use client'

import type { Count } from '@/src/domain/social/rules'
import styles from './composer.module.css'

const written = (value: number) => value.toLocaleString('en-US')

const spoken = ({ state, left }: Count, label: string): string =>
  state === 'fine' ? '' : left > 0 ? `${written(left)} characters left for ${label}.` : left === 0 ? `The limit of ${label} is reached.` : `${written(-left)} characters too many for ${label}.`

/** How much of a network's limit is used; spoken from nine tenths on, once per tenth of what is left and not with each key. */
export const Counter = ({ count, label }: { count: Count; label: string }) => (
  <>
    <span aria-hidden="true" className={styles.counter} data-state={count.state}>
      {label} {written(count.count)} / {written(count.limit)}
      {count.left < 0 && ` −${written(-count.left)}`}
    </span>
    <span aria-live="polite" className="sr-only">{spoken(steady(count), label)}</span>
  </>
)

// Rounded while there is room, so that a screen reader is not told of every letter.
const steady = (count: Count): Count => (count.left > 20 ? { ...count, left: Math.ceil(count.left / 20) * 20 } : count)
