'use client'

import { Button } from '@payloadcms/ui'
import { nameOf, type EndpointRow } from '../types'
import styles from '../webhooks.module.css'
import type { useTest } from './test'

type Props = { row: EndpointRow; test: ReturnType<typeof useTest> } & Record<'onEdit' | 'onRotate' | 'onSwitchOff' | 'onRemove', () => void>

/** Which endpoint it is, and what can be done with it. */
export const Head = ({ row, test, onEdit, onRotate, onSwitchOff, onRemove }: Props) => (
  <header className={styles.head}>
    <div>
      <h1><bdi>{nameOf(row)}</bdi></h1>
      <p className={styles.address}>{row.url}</p>
    </div>
    <div className={styles.actions}>
      <Button disabled={test.busy || row.isActive === false} margin={false} onClick={test.send} size="medium">{test.busy ? 'Sending…' : 'Send a test'}</Button>
      <Button buttonStyle="secondary" margin={false} onClick={onEdit} size="medium">Edit</Button>
      <Button buttonStyle="secondary" margin={false} onClick={onRotate} size="medium">Rotate the secret</Button>
      {row.isActive !== false && <Button buttonStyle="secondary" margin={false} onClick={onSwitchOff} size="medium">Switch off</Button>}
      <Button buttonStyle="secondary" margin={false} onClick={onRemove} size="medium">Remove</Button>
    </div>
  </header>
)
