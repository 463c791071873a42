'use client'

import { Button, toast } from '@payloadcms/ui'
import styles from './parts.module.css'

/** A text to take along, as it is, with a button that copies it. `name` says what it is. */
export const Copyable = ({ name, text }: { name: string; text: string }) => {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast.success(`${name} copied.`),
      () => toast.error('The browser does not allow copying. Select the text and copy it by hand.'),
    )
  return (
    <div className={styles.copyable}>
      <code aria-label={name}>{text}</code>
      <Button aria-label={`Copy: ${name}`} buttonStyle="secondary" margin={false} onClick={() => void copy()} size="small" type="button">Copy</Button>
    </div>
  )
}
