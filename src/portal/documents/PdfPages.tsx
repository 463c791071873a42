'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { Bone, Loading, Notice } from '../states/states'

const open = async (url: string): Promise<PDFDocumentProxy> => {
  const pdfjs = await import('pdfjs-dist')
  pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()
  return pdfjs.getDocument({ url, withCredentials: true, isEvalSupported: false }).promise
}

/** The pages of a PDF as pictures, each drawn when it comes near the window. */
export const PdfPages = ({ url, title, ratio = 22 / 17 }: { url: string; title: string; ratio?: number }) => {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    let found: PDFDocumentProxy | null = null
    void open(url).then((loaded) => (gone ? void loaded.loadingTask.destroy() : ((found = loaded), setPdf(loaded))), () => !gone && setFailed(true))
    return () => {
      gone = true
      void found?.loadingTask.destroy()
    }
  }, [url])
  if (failed) return <Notice action={<a className="font-semibold underline underline-offset-4" href={url}>Open the PDF</a>}>The pages cannot be shown here.</Notice>
  if (!pdf) return <Loading label="The pages are being loaded"><Bone className="aspect-[17/22] w-full" /></Loading>
  return <ol aria-label={`Pages of ${title}`} className="flex flex-col gap-4">{Array.from({ length: pdf.numPages }, (_, at) => <Sheet key={at} number={at + 1} of={pdf.numPages} pdf={pdf} ratio={ratio} />)}</ol>
}

const Sheet = ({ pdf, number, of, ratio }: { pdf: PDFDocumentProxy; number: number; of: number; ratio: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const place = canvas.current
    if (!place) return
    const draw = async () => {
      const page = await pdf.getPage(number)
      const width = place.clientWidth || 600
      const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio || 1) })
      Object.assign(place, { width: viewport.width, height: viewport.height })
      await page.render({ canvas: place, viewport }).promise
    }
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      void draw().catch(() => undefined)
    }, { rootMargin: '600px' })
    watch.observe(place)
    return () => watch.disconnect()
  }, [pdf, number])
  return <li><canvas aria-label={`Page ${number} of ${of}`} className="w-full rounded-[4px] border border-line bg-white shadow-card" ref={canvas} role="img" style={{ aspectRatio: 1 / ratio }} /></li>
}
