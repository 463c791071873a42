'use client'

import { Button } from '@payloadcms/ui'
import { sentenceOf } from '../api'
import styles from './shared.module.css'

/** What failed, said in place, with the way to try it again. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => (
  <div className={styles.failure} role="alert">
    <p>{sentenceOf(error)}</p>
    {onRetry && (
      <Button buttonStyle="secondary" margin={false} onClick={onRetry} size="small">
        Try again
      </Button>
    )}
  </div>
)
