'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { call } from '../api'
import { Paper } from '../shared/Paper'
import type { Design } from '../shared/Sheet'
import styles from './template.module.css'

type Stored = { url?: string | null }
const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : ((value as { id?: string } | null)?.id ?? null))

/** How the design looks, and its sample PDF. */
export const TemplatePreview = () => {
  const { savedDocumentData: row } = useDocumentInfo()
  const image = useFile(idOf(row?.previewImage))
  const pdf = useFile(idOf(row?.previewPdf))
  if (!row?.id) return null
  return (
    <div className={`field-type ${styles.preview}`}>
      <div className={styles.picture}>
        <Paper design={row.category as Design | null} image={image} size="large" />
      </div>
      <div className={styles.words}>
        <p>{image ? 'The first page with sample content.' : 'No picture of this design is stored yet; the sheet shows its kind.'}</p>
        {pdf ? (
          <Button buttonStyle="secondary" el="anchor" margin={false} newTab size="small" url={pdf}>Open the sample PDF</Button>
        ) : (
          <p className={styles.quiet}>No sample PDF is stored yet. Choose one under Gallery.</p>
        )}
      </div>
    </div>
  )
}

const useFile = (id: string | null): string | null => {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!id) return
    const aborter = new AbortController()
    call<Stored>(`/files/${id}?depth=0&select[url]=true&select[filename]=true`, { signal: aborter.signal }).then((file) => setUrl(file.url ?? null), () => undefined)
    return () => aborter.abort()
  }, [id])
  return url
}
