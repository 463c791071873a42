'use client'

import { useState } from 'react'
import { Sheet, type Design } from './Sheet'
import styles from './shared.module.css'

type Props = { colour?: string | null; image?: string | null; size?: 'small' | 'large'; design?: Design | null }

/** A document's first page in small: its picture, else a sheet in the client's colour. Decoration beside a title. */
export const Paper = ({ colour, image, size = 'small', design }: Props) => {
  const [missing, setMissing] = useState(false)
  return (
    <span aria-hidden="true" className={styles.paper} data-size={size} style={{ ['--paper-colour' as string]: colour || 'var(--color-base-700)' }}>
      {image && !missing ? <img alt="" loading="lazy" onError={() => setMissing(true)} src={image} /> : <Sheet design={design ?? 'executive'} />}
    </span>
  )
}
