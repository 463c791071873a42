'use client'

import { CopyIcon, toast } from '@payloadcms/ui'
import styles from './failed.module.css'

/** Copies a reference, so that it can be quoted without typing. */
export const Copy = ({ text }: { text: string }) => {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast.success('Copied.'),
      () => toast.error('The browser does not allow copying. Select the reference and copy it by hand.'),
    )
  return (
    <button aria-label="Copy the reference" className={styles.copy} onClick={() => void copy()} type="button">
      <CopyIcon />
    </button>
  )
}
