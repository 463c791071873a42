'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { Paper } from '../shared/Paper'
import type { Design } from '../shared/Sheet'
import styles from './template.module.css'

/** How the design looks, and its sample PDF. */
export const TemplatePreview = () => {
  const { savedDocumentData: row } = useDocumentInfo()
  if (!row?.id) return null
  const sample = `/api/templates/${String(row.id)}/preview`
  return (
    <div className={`field-type ${styles.preview}`}>
      {['cover', 'page'].map((kind) => (
        <div className={styles.picture} key={kind}>
          <Paper design={row.category as Design | null} image={`${sample}/${kind}`} size="large" />
        </div>
      ))}
      <div className={styles.words}>
        <p>The design with sample content. A design of your own shows what is stored under Gallery.</p>
        <Button buttonStyle="secondary" el="anchor" margin={false} newTab size="small" url={`${sample}/pdf`}>Open the sample PDF</Button>
      </div>
    </div>
  )
}
