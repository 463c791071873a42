'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Opens a PDF for drawing; its parser runs in a worker of its own. Rejects for bytes that are none. */
export const openPdf = async (bytes: ArrayBuffer): Promise<PDFDocumentProxy> => {
  const pdfjs = await import('pdfjs-dist')
  const worker = pdfjs.PDFWorker.create({ port: new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' }) })
  return pdfjs.getDocument({ data: bytes.slice(0), worker }).promise
}

/** Draws one page as wide as its canvas is shown, in the pixels of the screen. */
export const drawPage = async (pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<void> => {
  const page = await pdf.getPage(number)
  const plain = page.getViewport({ scale: 1 })
  const density = Math.min(window.devicePixelRatio || 1, 2)
  const viewport = page.getViewport({ scale: (canvas.clientWidth / plain.width) * density })
  canvas.width = viewport.width
  canvas.height = viewport.height
  canvas.style.aspectRatio = `${plain.width} / ${plain.height}`
  await page.render({ canvas, viewport }).promise
}
