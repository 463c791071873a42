// Runs in its own thread, with a memory and a time limit set by its caller: foreign documents must not reach the rest of the process.
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

const require = createRequire(import.meta.url)

const pageItems = async (pdf, number) => {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const lines = items
    .filter((item) => 'str' in item)
    .map(({ str, transform, width, height, hasEOL }) => [str, transform[4], transform[5], width, height || Math.hypot(transform[2], transform[3]), hasEOL])
  page.cleanup()
  return lines
}

const readPdf = async ({ bytes, maxPages, maxChars }) => {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = path.dirname(require.resolve('pdfjs-dist/package.json'))
  const pdf = await pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: `${pathToFileURL(path.join(home, 'cmaps')).href}/`,
    cMapPacked: true,
    standardFontDataUrl: `${pathToFileURL(path.join(home, 'standard_fonts')).href}/`,
  }).promise
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const pages = []
  for (let number = 1, chars = 0; number <= Math.min(pdf.numPages, maxPages) && chars < maxChars; number += 1) {
    const items = await pageItems(pdf, number)
    chars += items.reduce((sum, [text]) => sum + text.length, 0)
    pages.push(items)
  }
  return { pageCount: pdf.numPages, pages, title: info?.Title, author: info?.Author, created: info?.CreationDate, lang: info?.Language }
}

const readDocx = async ({ bytes }) => {
  const mammoth = require('mammoth')
  const noPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noPictures, externalFileAccess: false })
  return { html: value }
}

const jobs = { pdf: readPdf, docx: readDocx }

try {
  parentPort.postMessage({ ok: true, value: await jobs[workerData.kind](workerData) })
} catch (error) {
  parentPort.postMessage({ ok: false, name: error?.name ?? 'Error', message: String(error?.message ?? '').slice(0, 300) })
}
