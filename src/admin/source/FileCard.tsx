'use client'

import { Button, ShimmerEffect, useAuth } from '@payloadcms/ui'
import { fileSize } from '../format/number'
import { readerOf } from '../format/reader'
import type { Stored } from './stored'
import styles from './source.module.css'

const kinds: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'text/plain': 'Text',
  'text/markdown': 'Markdown',
  'text/html': 'Web page',
}

/** A kept file in one line: its own name as a link, its kind and size. */
export const FileCard = ({ file, onRemove }: { file: Stored | null; onRemove: (() => void) | null }) => {
  const { user } = useAuth()
  if (!file) return <ShimmerEffect height="62px" />
  const size = file.bytes === null ? null : fileSize(file.bytes, readerOf(user).locale)
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        {file.url ? <a dir="auto" href={file.url} rel="noopener noreferrer" target="_blank">{file.name}</a> : <span dir="auto">{file.name}</span>}
        <small>{[kinds[file.mimeType ?? ''] ?? file.mimeType, size].filter(Boolean).join(' · ')}</small>
      </div>
      {onRemove && <Button aria-label={`Remove ${file.name}`} buttonStyle="secondary" margin={false} onClick={onRemove} size="small">Remove</Button>}
    </div>
  )
}
