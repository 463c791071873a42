'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { Bone, Loading, Notice } from '../states/states'

type Open = { pdf: PDFDocumentProxy; /** Width to height of its first page. */ ratio: number }
type Props = { url: string; title: string; /** How many pages it has, where that is known before. */ pages?: number | null }

const letter = 17 / 22

const open = async (url: string): Promise<Open> => {
  const pdfjs = await import('pdfjs-dist')
  pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()
  const pdf = await pdfjs.getDocument({ url, withCredentials: true, isEvalSupported: false }).promise
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  return { pdf, ratio: width / height }
}

/** The pages of a PDF as pictures, each drawn when it comes near the window; what it says is read by the PDF itself. */
export const PdfPages = ({ url, title, pages }: Props) => {
  const [opened, setOpened] = useState<Open | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    let found: PDFDocumentProxy | null = null
    void open(url).then((loaded) => (gone ? void loaded.pdf.loadingTask.destroy() : ((found = loaded.pdf), setOpened(loaded))), () => !gone && setFailed(true))
    return () => {
      gone = true
      void found?.loadingTask.destroy()
    }
  }, [url])
  if (failed) return <Notice action={<a className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4" href={url}>Open the PDF</a>}>The pages cannot be shown here.</Notice>
  if (!opened) return <Loading label="The pages are being loaded"><div className="flex flex-col gap-4">{Array.from({ length: pages ?? 1 }, (_, at) => <Bone className="aspect-[17/22] w-full" key={at} />)}</div></Loading>
  return <ol aria-label={`Pages of ${title}`} className="flex flex-col gap-4">{Array.from({ length: opened.pdf.numPages }, (_, at) => <Sheet {...opened} key={at} number={at + 1} />)}</ol>
}

const Sheet = ({ pdf, ratio, number }: Open & { number: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const place = canvas.current
    if (!place) return
    const draw = async () => {
      const page = await pdf.getPage(number)
      const width = place.clientWidth || 600
      const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio || 1) })
      Object.assign(place, { width: viewport.width, height: viewport.height })
      place.style.aspectRatio = String(viewport.width / viewport.height)
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
  return <li><canvas aria-label={`Page ${number} of ${pdf.numPages}`} className="w-full rounded-[4px] border border-line bg-white shadow-card" ref={canvas} role="img" style={{ aspectRatio: ratio || letter }} /></li>
}
