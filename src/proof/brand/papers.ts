import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { resolveBranding } from '@/src/domain/content/branding/resolve'
import { documentContentSchema } from '@/src/domain/content/document'
import { sampleContent, shippedCodes, shippedDesign } from '@/src/render/document/designs'
import { renderDocument } from '@/src/render/document/render'
import type { Design } from '@/src/render/document/types'
import { renderPdf } from '@/src/render/pdf'
import { drawPost } from '@/src/render/proof/post'
import { drawSheet } from '@/src/render/proof/sheet'
import { own } from './foreign'
import type { Rendered } from './rendered'

/** A whole PDF as text: its pages, links, bookmarks, what programs read of it, names of files in it, and its bytes. */
export const textOf = async (pdf: Uint8Array): Promise<string> => {
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const { info, metadata } = await file.getMetadata()
  const pages = await Promise.all(Array.from({ length: file.numPages }, async (_, at) => {
    const page = await file.getPage(at + 1)
    const [{ items }, links] = [await page.getTextContent(), (await page.getAnnotations()) as { url?: string; contentsObj?: unknown }[]]
    return [items.map((item) => ('str' in item ? item.str : '')).join(''), links.map(({ url, contentsObj }) => [url, contentsObj])]
  }))
  const text = JSON.stringify([info, metadata?.getRaw(), pages, await file.getOutline(), Object.keys((await file.getAttachments()) ?? {})])
  await file.loadingTask.destroy()
  return `${text}\n${Buffer.from(pdf).toString('latin1')}`
}

const job = (code: string) => ({
  content: documentContentSchema.parse(sampleContent()), branding: resolveBranding({ companyName: 'Otterbrook' }, own, 2026), template: shippedDesign(code) as unknown as Design, assets: [], locale: 'en-US',
  pageSize: 'letter' as const, meta: { generatedAt: '2026-01-15T09:00:00Z', timeZone: 'UTC' },
})

const sheet = () => {
  const at = new Date('2026-01-15T09:00:00Z')
  const decision = { round: 1, version: 1, who: 'Somebody', decision: 'approve', note: 'Good', via: 'link', override: false, overrideReason: null, at, undoneAt: null }
  const facts = {
    noun: 'post', title: 'A post', client: 'Otterbrook', account: '@otterbrook', network: 'linkedin', picture: null, versions: [], decisions: [decision], lines: [{ at, who: null, intent: 'submitted', body: null, version: 1 }], locale: 'en-US',
    state: { outcome: 'approved', status: 'complete', mode: 'any', round: 1, version: 1, fingerprint: 'a'.repeat(64), closedAt: at },
    agency: { name: own.name, footer: own.footerText, zone: 'UTC', pageSize: 'a4' as const, colors: [own.colorAccent1, own.colorAccent2, own.colorAccent3], logo: null },
  }
  return drawSheet(facts, [], at)
}

/** Every design filled as a page; one of them, the proof sheet and a post's picture as they are drawn. */
export const papers = async (): Promise<Rendered[]> => {
  const pages = await Promise.all(shippedCodes().map(async (code) => ({ code, html: (await renderDocument(job(code))).html })))
  const { pdf } = await renderPdf({ html: pages[0]!.html, assets: [] })
  const picture = await drawPost({ title: 'A post', caption: 'Its words', platform: 'linkedin', account: '@otterbrook', scheduledAt: null, timeZone: null, agency: own.name, locale: 'en-US', pictures: [] })
  return [
    // A note's bar has its colour by what it says, as a warning has.
    ...pages.map(({ code, html }) => ({ what: `design ${code}`, text: html.replace('--callout-bar: #3b82f6', '') })),
    { what: 'report', text: await textOf(pdf) },
    { what: 'proof sheet', text: await textOf(await sheet()) },
    { what: 'picture of a post', text: picture.toString('latin1') },
  ]
}

/** What the gallery of designs shows: a sample and two pictures of each. */
export const samples = async (read: (file: string) => Buffer): Promise<Rendered[]> =>
  Promise.all(shippedCodes().flatMap((code) => ['sample.pdf', 'cover.png', 'page.png'].map(async (file) => {
    const bytes = read(`${code}/${file}`)
    return { what: `${code} ${file}`, text: file.endsWith('.pdf') ? await textOf(bytes) : bytes.toString('latin1') }
  })))
