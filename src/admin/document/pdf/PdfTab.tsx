'use client'

import { ShimmerEffect } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { Failure } from '../../shared/Failure'
import type { DocumentFacts } from '../facts/types'
import { Pages } from './Pages'
import { usePdf } from './usePdf'
import styles from './pdf.module.css'

/** The PDF in the page: in the browser's viewer where it has one, else as pictures of its pages. */
export const PdfTab = ({ facts }: { facts: DocumentFacts }) => {
  const { pdf, error, again } = usePdf(facts.id)
  const [viewer, setViewer] = useState<boolean | null>(null)
  useEffect(() => setViewer(navigator.pdfViewerEnabled && window.matchMedia('(min-width: 769px)').matches), [])
  if (error) return <Failure error={error} onRetry={again} />
  if (!pdf || viewer === null)
    return (
      <div aria-busy="true" aria-label="Loading the PDF" className={styles.loading} role="status">
        <ShimmerEffect height="100%" />
      </div>
    )
  if (!viewer) return <Pages bytes={pdf.bytes} title={facts.title} />
  return <iframe className={styles.viewer} src={`${pdf.url}#view=Fit&navpanes=0`} title={`PDF of ${facts.title}`} />
}
