'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { CallFailed } from '../../api'
import { Failure } from '../../shared/Failure'
import { openPdf, drawPage } from './draw'
import styles from './pdf.module.css'

/** The pages as pictures, each drawn when it comes near the window. */
export const Pages = ({ bytes, title }: { bytes: ArrayBuffer; title: string }) => {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let opened: PDFDocumentProxy | null = null
    let gone = false
    openPdf(bytes).then(
      (found) => (gone ? void found.destroy() : setPdf((opened = found))),
      () => setFailed(true),
    )
    return () => {
      gone = true
      void opened?.destroy()
    }
  }, [bytes])
  if (failed) return <Failure error={new CallFailed('The PDF cannot be shown here. Download it to read it.', 422)} />
  return (
    <ol aria-label={`Pages of ${title}`} className={styles.pages}>
      {Array.from({ length: pdf?.numPages ?? 1 }, (_, at) => (
        <li key={at}>{pdf && <Page number={at + 1} of={pdf.numPages} pdf={pdf} />}</li>
      ))}
    </ol>
  )
}

const Page = ({ pdf, number, of }: { pdf: PDFDocumentProxy; number: number; of: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    if (!target) return
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        watcher.disconnect()
        void drawPage(pdf, number, target).catch(() => undefined)
      },
      { rootMargin: '800px' },
    )
    watcher.observe(target)
    return () => watcher.disconnect()
  }, [pdf, number])
  return <canvas aria-label={`Page ${number} of ${of}`} className={styles.page} ref={canvas} role="img" />
}
